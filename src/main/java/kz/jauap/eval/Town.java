package kz.jauap.eval;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import kz.jauap.booking.Booking;
import kz.jauap.booking.BookingStatus;
import kz.jauap.booking.Bookings;
import kz.jauap.conversation.Author;
import kz.jauap.conversation.Conversation;
import kz.jauap.conversation.Conversations;
import kz.jauap.conversation.Said;
import kz.jauap.handover.Handovers;
import kz.jauap.intake.Intake;
import kz.jauap.intake.IntakeOutcome;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.Slice;
import kz.jauap.shared.TenantId;
import kz.jauap.turn.TurnRecord;
import kz.jauap.turn.Turns;

/// The customers of a played house: they write through intake, wait until their turns are committed, and read
/// what the outbox sent.
final class Town {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration GLANCE = Duration.ofMillis(2);
    private static final int MOST_MESSAGES = 100;
    private static final int MOST_HANDOVERS = 10_000;

    private final Intake intake;
    private final EvalChannel channel;
    private final Conversations conversations;
    private final Turns turns;
    private final Bookings bookings;
    private final Handovers handovers;
    private final Database database;

    Town(
            Intake intake,
            EvalChannel channel,
            Conversations conversations,
            Turns turns,
            Bookings bookings,
            Handovers handovers,
            Database database) {
        this.handovers = handovers;
        this.intake = intake;
        this.channel = channel;
        this.conversations = conversations;
        this.turns = turns;
        this.bookings = bookings;
        this.database = database;
    }

    void say(Talk talk) {
        talk.burst().decided().ifPresent(decided -> decide(talk, decided));
        IntakeOutcome outcome = intake.receive(
                EvalChannel.burst(talk.chat(), talk.turn(), talk.burst()),
                talk.tenant().account(),
                channel);
        if (!(outcome instanceof IntakeOutcome.Stored)) {
            throw new IllegalStateException("intake did not store a burst: " + outcome);
        }
    }

    /// A person decides about the booking that waits for them; what the customer hears of it answers no burst.
    private void decide(Talk talk, BookingStatus decided) {
        TenantId tenant = talk.tenant().id();
        bookings.list(tenant, BookingStatus.REQUESTED, MOST_HANDOVERS).stream()
                .filter(one -> one.conversation().equals(talk.conversation()) && one.agreed())
                .findFirst()
                .map(Booking::id)
                .ifPresent(id -> {
                    if (decided == BookingStatus.CONFIRMED) {
                        bookings.confirm(tenant, id);
                    } else {
                        bookings.decline(tenant, id);
                    }
                });
        talk.heardUpTo(conversations.history(tenant, talk.conversation(), talk.heardUpTo(), MOST_MESSAGES).stream()
                .mapToInt(shown -> shown.said().seq())
                .max()
                .orElse(talk.heardUpTo()));
    }

    /// Returns when the turn of every talk is committed.
    void await(List<Talk> talks) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<Talk> waiting = talks;
        while (!waiting.isEmpty()) {
            waiting = unanswered(waiting);
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(waiting.size() + " turns were not committed within " + PATIENCE);
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }

    @CrossTenant("the house's batch read is the only one of many conversations; all asked for are the evaluation's")
    private List<Talk> unanswered(List<Talk> talks) {
        List<Conversations.Key> keys = talks.stream()
                .map(talk -> new Conversations.Key(talk.tenant().id(), talk.conversation()))
                .toList();
        Map<UUID, Conversation> found = database.acrossTenants(() -> conversations.find(keys));
        return talks.stream()
                .filter(talk -> {
                    Conversation now = found.get(talk.conversation());
                    return now == null
                            || now.lastSeq() < talk.heardUpTo() + talk.burst().size()
                            || written(talk).size() < talk.burst().size();
                })
                .toList();
    }

    private List<Said> news(Talk talk) {
        return conversations.history(talk.tenant().id(), talk.conversation(), talk.heardUpTo(), MOST_MESSAGES).stream()
                .map(Conversations.Shown::said)
                .toList();
    }

    private List<Said> written(Talk talk) {
        return news(talk).stream()
                .filter(one -> one.author() == Author.CUSTOMER)
                .toList();
    }

    /// Reads what the turn came to: its record, and what was sent. What the house says by itself meanwhile, since time
    /// has passed, answers nobody's words.
    void hear(Talk talk) {
        UUID answered = written(talk).getLast().turn();
        List<Said> said = news(talk);
        TurnRecord turn = turns.find(talk.tenant().id(), answered)
                .orElseThrow(() -> new IllegalStateException("a committed turn has no record: " + answered));
        Got got = Got.of(
                turn.decision(),
                sent(said.stream().filter(one -> one.turn().equals(answered)).toList()),
                turn.evidence(),
                turn.trace(),
                talk.tenant().pack(),
                bookings.ofTurn(talk.tenant().id(), answered));
        talk.came(got.telling(told(talk)), said.getLast().seq());
    }

    /// What a request has been told by now, where the pack asks for anything.
    private Map<String, String> told(Talk talk) {
        return talk.tenant().pack().slots().isEmpty()
                ? Map.of()
                : conversations
                        .find(talk.tenant().id(), talk.conversation())
                        .map(found -> found.state().told().bySlot())
                        .orElse(Map.of());
    }

    /// Open requests for a person in a conversation.
    long handovers(Talk talk) {
        return handovers.open(Slice.of(talk.tenant().id(), MOST_HANDOVERS)).stream()
                .filter(one -> one.conversation().equals(talk.conversation()))
                .count();
    }

    private String sent(List<Said> said) {
        List<String> texts = new ArrayList<>();
        for (Said one : said) {
            if (one.author() == Author.BOT && one.outboxId() != null) {
                texts.add(delivered(one.outboxId().toString()));
            }
        }
        return texts.stream().collect(Collectors.joining("\n"));
    }

    private String delivered(String key) {
        try {
            return channel.sent(key);
        } catch (Exception e) {
            throw new IllegalStateException("an answer was committed and never sent: " + key, e);
        }
    }
}
