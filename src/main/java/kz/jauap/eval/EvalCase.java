package kz.jauap.eval;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kz.jauap.booking.BookingStatus;
import kz.jauap.channel.Attachment;

/// One conversation to be played, and what must come of its turns.
///
/// @param file,line where it is written
/// @param localTime the time of day at the business; any working hour when empty
public record EvalCase(String id, String file, int line, Optional<LocalTime> localTime, List<Turn> turns) {

    public EvalCase {
        turns = List.copyOf(turns);
    }

    /// What a played customer sends at once.
    ///
    /// @param texts its messages; empty where only something else is sent
    /// @param after how long after the burst before
    /// @param sends what comes along without words
    /// @param decided what a person has made, before it is sent, of the booking that waited for them
    public record Burst(
            List<String> texts, Duration after, Optional<Attachment.Kind> sends, Optional<BookingStatus> decided) {

        public Burst {
            texts = List.copyOf(texts);
        }

        /// With no person in between.
        public Burst(List<String> texts, Duration after, Optional<Attachment.Kind> sends) {
            this(texts, after, sends, Optional.empty());
        }

        Burst saying(List<String> words) {
            return new Burst(words, after, sends, decided);
        }

        List<Attachment> attachments() {
            return sends.map(kind -> Attachment.of(kind, "played")).stream().toList();
        }

        /// Messages it is made of.
        int size() {
            return texts.size() + attachments().size();
        }
    }

    /// One burst of a customer.
    ///
    /// @param expected nothing where the turn only leads up to others
    public record Turn(Burst burst, Optional<Expected> expected) {

        List<String> user() {
            return burst.texts();
        }
    }

    /// What must come of a turn. What is empty is not demanded.
    ///
    /// @param action `reply`, `escalate` or `booking`
    /// @param topic for reports, never demanded
    /// @param includes all of them, `includesAny` one of them, `excludes` none of them stand in the answer
    /// @param slots of a booking
    /// @param offersBooking whether the answer offers to pass on a wish
    /// @param booking all that is known of the booking, with its `status`
    /// @param told what a request has been told of some slots; `none` for nothing
    public record Expected(
            String action,
            String topic,
            List<String> includes,
            List<String> includesAny,
            List<String> excludes,
            List<String> slots,
            Optional<Boolean> offersBooking,
            Map<String, String> booking,
            Map<String, String> told) {

        /// With nothing demanded of a booking.
        public Expected(
                String action,
                String topic,
                List<String> includes,
                List<String> includesAny,
                List<String> excludes,
                List<String> slots,
                Optional<Boolean> offersBooking) {
            this(action, topic, includes, includesAny, excludes, slots, offersBooking, Map.of(), Map.of());
        }

        public Expected {
            includes = List.copyOf(includes);
            includesAny = List.copyOf(includesAny);
            excludes = List.copyOf(excludes);
            slots = List.copyOf(slots);
            booking = new TreeMap<>(booking);
            told = new TreeMap<>(told);
        }
    }

    /// The same case in other words.
    EvalCase saying(List<List<String>> words) {
        List<Turn> said = java.util.stream.IntStream.range(0, turns.size())
                .mapToObj(i -> new Turn(
                        turns.get(i).burst().saying(words.get(i)), turns.get(i).expected()))
                .toList();
        return new EvalCase(id, file, line, localTime, said);
    }

    List<Burst> bursts() {
        return turns.stream().map(Turn::burst).toList();
    }

    List<List<String>> words() {
        return turns.stream().map(Turn::user).toList();
    }
}
