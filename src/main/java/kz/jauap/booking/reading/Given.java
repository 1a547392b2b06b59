package kz.jauap.booking.reading;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.jauap.language.Clause;
import kz.jauap.language.value.Clock;
import kz.jauap.language.value.YesNo;
import org.jspecify.annotations.Nullable;

/// What a burst brings to a booking.
///
/// @param day,time the last ones said, null where none was
/// @param dropped days that do not suit
/// @param ownPhone the number the messenger tells, which counts as long as no other was given
/// @param more answers to the pack's own fields
/// @param reply yes or no to our question
/// @param wrong whether that no says "not right" rather than "no more of this"
/// @param asides questions besides the booking, to be answered
public record Given(
        @Nullable LocalDate day,
        @Nullable Clock time,
        List<LocalDate> dropped,
        List<String> services,
        String staff,
        String name,
        String phone,
        String ownPhone,
        Map<String, String> more,
        Optional<YesNo> reply,
        boolean wrong,
        List<Clause> asides) {

    public boolean says(YesNo answer) {
        return reply.filter(answer::equals).isPresent();
    }

    public boolean declines() {
        return reply.filter(YesNo::declines).isPresent();
    }
}
