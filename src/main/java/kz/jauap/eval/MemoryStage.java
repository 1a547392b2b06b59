package kz.jauap.eval;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.jauap.booking.Booking;
import kz.jauap.booking.BookingSkill;
import kz.jauap.decision.Boldness;
import kz.jauap.pack.Pack;
import kz.jauap.turn.Rehearsal;

/// Plays conversations in memory: the same reading, gates and words as a turn of the house, and nothing
/// stored. For what must answer at once, such as publishing.
public final class MemoryStage implements Stage {

    private final Pack pack;
    private final Day day;
    private final Boldness boldness;

    public MemoryStage(Pack pack, Clock clock) {
        this(pack, clock, Boldness.USUAL);
    }

    MemoryStage(Pack pack, Clock clock, Boldness boldness) {
        this.pack = pack;
        this.boldness = boldness;
        this.day = Day.next(clock, pack.profile().zone());
    }

    @Override
    public List<List<Got>> play(List<Script> scripts) {
        return scripts.stream().map(this::play).toList();
    }

    private List<Got> play(Script script) {
        BookingSkill bookings = BookingSkill.rehearsing();
        Rehearsal rehearsal = new Rehearsal(pack, List.of(bookings), boldness);
        ZonedDateTime now = day.at(script.at());
        List<Got> got = new ArrayList<>();
        for (EvalCase.Burst burst : script.bursts()) {
            now = now.plus(burst.after());
            burst.decided().ifPresent(bookings::personDecides);
            Rehearsal.Spoken spoken = rehearsal.hears(burst.texts(), burst.attachments(), now);
            got.add(Got.of(spoken.decision(), spoken.text(), spoken.evidence(), spoken.trace(), pack, booking(spoken))
                    .telling(spoken.told()));
        }
        return got;
    }

    private static Optional<Booking> booking(Rehearsal.Spoken spoken) {
        return spoken.deeds().stream()
                .filter(Booking.class::isInstance)
                .map(Booking.class::cast)
                .findFirst();
    }
}
