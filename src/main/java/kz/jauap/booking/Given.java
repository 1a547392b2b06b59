package kz.jauap.booking;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.jauap.language.Clause;
import kz.jauap.language.value.YesNo;
import org.jspecify.annotations.Nullable;

/// What a burst brings to a booking.
///
/// @param day,time the last ones said, null where none was
/// @param dropped days that do not suit
/// @param more answers to the pack's own fields
/// @param reply yes or no to our question
/// @param wrong whether that no says "not right" rather than "no more of this"
/// @param asides questions besides the booking, to be answered
record Given(
        @Nullable LocalDate day,
        @Nullable TimeWish time,
        List<LocalDate> dropped,
        List<String> services,
        String staff,
        String name,
        String phone,
        Map<String, String> more,
        Optional<YesNo> reply,
        boolean wrong,
        List<Clause> asides) {

    /// The wish with what was given, later words over earlier ones.
    Wish over(Wish before) {
        Wish wish = before;
        LocalDate known = before.day();
        if (known != null && dropped.contains(known)) {
            wish = wish.day(null);
        }
        wish = services.isEmpty() ? wish : wish.services(services);
        wish = day == null ? wish : wish.day(day);
        wish = time == null ? wish : wish.time(time);
        wish = staff.isEmpty() ? wish : wish.staff(staff);
        wish = name.isEmpty() ? wish : wish.name(name);
        wish = phone.isEmpty() ? wish : wish.phone(phone);
        for (Map.Entry<String, String> one : more.entrySet()) {
            wish = wish.more(one.getKey(), one.getValue());
        }
        return wish;
    }

    boolean says(YesNo answer) {
        return reply.filter(answer::equals).isPresent();
    }

    boolean declines() {
        return reply.filter(YesNo::declines).isPresent();
    }
}
