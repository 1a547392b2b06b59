package kz.jauap.booking;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.jauap.booking.reading.Given;
import kz.jauap.pack.BookingRules;
import org.jspecify.annotations.Nullable;

/// What a customer wants, as far as it is known. "" and empty stand for what is not.
///
/// @param services ids of services, or of items as `service/item`
/// @param staff whom to, by id
/// @param phone as E.164
/// @param more answers to fields of the pack's own
public record Wish(
        List<String> services,
        @Nullable LocalDate day,
        @Nullable TimeWish time,
        String staff,
        String name,
        String phone,
        Map<String, String> more) {

    public static final Wish NOTHING = new Wish(List.of(), null, null, "", "", "", Map.of());

    public Wish {
        services = List.copyOf(services);
        more = Map.copyOf(more);
    }

    /// With what was given, later words over earlier ones.
    Wish taking(Given given) {
        Wish wish = day != null && given.dropped().contains(day) ? day(null) : this;
        wish = given.services().isEmpty() ? wish : wish.services(given.services());
        wish = given.day() == null ? wish : wish.day(given.day());
        wish = given.time() == null ? wish : wish.time(TimeWish.of(given.time()));
        wish = given.staff().isEmpty() ? wish : wish.staff(given.staff());
        wish = given.name().isEmpty() ? wish : wish.name(given.name());
        String number = given.phone().isEmpty() && phone.isEmpty() ? given.ownPhone() : given.phone();
        wish = number.isEmpty() ? wish : wish.phone(number);
        for (Map.Entry<String, String> one : given.more().entrySet()) {
            wish = wish.more(one.getKey(), one.getValue());
        }
        return wish;
    }

    Wish services(List<String> wanted) {
        return new Wish(wanted, day, time, staff, name, phone, more);
    }

    Wish day(@Nullable LocalDate wanted) {
        return new Wish(services, wanted, time, staff, name, phone, more);
    }

    Wish time(@Nullable TimeWish wanted) {
        return new Wish(services, day, wanted, staff, name, phone, more);
    }

    Wish staff(String wanted) {
        return new Wish(services, day, time, wanted, name, phone, more);
    }

    Wish name(String given) {
        return new Wish(services, day, time, staff, given, phone, more);
    }

    Wish phone(String given) {
        return new Wish(services, day, time, staff, name, given, more);
    }

    Wish more(String field, String answer) {
        Map<String, String> all = new LinkedHashMap<>(more);
        all.put(field, answer);
        return new Wish(services, day, time, staff, name, phone, all);
    }

    /// The same without one field.
    Wish without(String field) {
        return switch (field) {
            case BookingRules.SERVICE -> services(List.of());
            case BookingRules.DAY -> day(null);
            case BookingRules.TIME -> time(null);
            case BookingRules.STAFF -> staff("");
            case BookingRules.NAME -> name("");
            case BookingRules.PHONE -> phone("");
            default -> {
                Map<String, String> rest = new LinkedHashMap<>(more);
                rest.remove(field);
                yield new Wish(services, day, time, staff, name, phone, rest);
            }
        };
    }

    /// What is known, by id of the field, as plain text: for comparing, storing and showing.
    public Map<String, String> known() {
        Map<String, String> known = new LinkedHashMap<>();
        put(known, BookingRules.SERVICE, String.join("+", services));
        put(known, BookingRules.DAY, day == null ? "" : day.toString());
        put(known, BookingRules.TIME, time == null ? "" : time.toString());
        put(known, BookingRules.STAFF, staff);
        put(known, BookingRules.NAME, name);
        put(known, BookingRules.PHONE, phone);
        more.forEach((field, answer) -> put(known, field, answer));
        return known;
    }

    private static void put(Map<String, String> known, String field, String value) {
        if (!value.isEmpty()) {
            known.put(field, value);
        }
    }

    boolean knows(String field) {
        return known().containsKey(field);
    }
}
