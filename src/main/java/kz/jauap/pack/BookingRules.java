package kz.jauap.pack;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a business takes bookings: what is asked, when one may come, who says yes.
///
/// @param byPerson whether a person confirms; otherwise the bot holds a slot and confirms it
/// @param intents policies of the pack whose samples ask for a booking, another time, or a cancellation
/// @param fields in the order they are asked
/// @param staff people or places that can be booked; none when a person sees to that
/// @param minutes by service id, over what the price list says
/// @param reminders how long before the start the customer is reminded
/// @param texts complete: the pack's own over the common ones
public record BookingRules(
        boolean byPerson,
        Intents intents,
        List<Field> fields,
        Limits limits,
        Changes changes,
        List<Staff> staff,
        Map<String, Integer> minutes,
        List<Duration> reminders,
        Map<BookingText, Wording> texts) {

    public static final String SERVICE = "service";
    public static final String DAY = "day";
    public static final String TIME = "time";
    public static final String STAFF = "staff";
    public static final String NAME = "name";
    public static final String PHONE = "phone";

    /// Fields the house knows how to read; others are `text` or `number`.
    public static final Set<String> KNOWN = Set.of(SERVICE, DAY, TIME, STAFF, NAME, PHONE);

    private static final String STAFF_MARK = "staff:";

    /// Whether a named thing of the vocabulary is somebody who can be booked.
    public static boolean isStaff(String entity) {
        return entity.startsWith(STAFF_MARK);
    }

    /// The id behind a named thing that is somebody.
    public static String staffId(String entity) {
        return entity.substring(STAFF_MARK.length());
    }

    static String staffEntity(String id) {
        return STAFF_MARK + id;
    }

    /// Ids of policies; "" where the pack has none.
    public record Intents(String request, String reschedule, String cancel) {}

    /// One thing to know.
    ///
    /// @param kind its own id where the house knows it, else `text`, `number` or `name`
    /// @param services it is asked for: ids as in a wish, `service/*` for one with all its items; empty for all
    /// @param ask,label the question and the name in a summary; of fields the house does not know
    public record Field(String id, String kind, boolean required, List<String> services, Wording ask, Wording label) {

        private static final String ALL_ITEMS = "/*";

        public Field {
            services = List.copyOf(services);
        }

        /// Whether it holds a person's name.
        public boolean isName() {
            return kind.equals(NAME);
        }

        /// Whether it is of use to a wish for these services.
        public boolean isFor(List<String> wished) {
            return services.isEmpty()
                    || wished.stream()
                            .anyMatch(one ->
                                    services.contains(one) || services.contains(one.split("/", 2)[0] + ALL_ITEMS));
        }
    }

    /// When one may come.
    ///
    /// @param notice the least time between now and the start
    /// @param sameDayUntil nothing for today after that time; null for no such rule
    /// @param lastStart the least time between a start and closing, where the length is not known
    /// @param step between the starts that are offered
    /// @param hold how long a slot is kept for an answer
    /// @param lateness how late one may come
    /// @param length of a service that tells none
    public record Limits(
            Duration notice,
            @Nullable LocalTime sameDayUntil,
            int daysAhead,
            Duration lastStart,
            Duration step,
            Duration hold,
            Duration lateness,
            Duration length) {}

    /// What the customer may change without a person, and how long before the start.
    public record Changes(Change reschedule, Change cancel) {}

    /// @param byBot whether the bot does it
    public record Change(boolean byBot, Duration notice) {}

    /// A person or a place that can be booked.
    ///
    /// @param services ids of what is done there; empty for all
    /// @param week working hours; empty for those of the business
    public record Staff(String id, Wording names, List<String> services, Map<DayOfWeek, OpeningHours.Span> week) {

        public Staff {
            services = List.copyOf(services);
            week = Map.copyOf(week);
        }

        public boolean does(String service) {
            return services.isEmpty() || services.contains(service);
        }
    }

    public BookingRules {
        fields = List.copyOf(fields);
        staff = List.copyOf(staff);
        minutes = Map.copyOf(minutes);
        reminders = List.copyOf(reminders);
        texts = Map.copyOf(texts);
    }

    public boolean asks(String field) {
        return fields.stream().anyMatch(one -> one.id().equals(field));
    }

    public Optional<Field> field(String id) {
        return fields.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    public Optional<Staff> staff(String id) {
        return staff.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /// Whether a policy's samples are about bookings.
    public boolean claims(String policy) {
        return !policy.isEmpty()
                && (policy.equals(intents.request)
                        || policy.equals(intents.reschedule)
                        || policy.equals(intents.cancel));
    }

    public Wording text(BookingText text) {
        return texts.getOrDefault(text, Wording.NONE);
    }
}
