package kz.jauap.turn;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.conversation.Conversation;
import kz.jauap.conversation.Conversations;
import kz.jauap.intake.Inbox;
import kz.jauap.queue.ClaimedLane;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.GroupCommit;
import kz.jauap.tenant.Tenants;
import kz.jauap.turn.origin.Origins;
import org.springframework.stereotype.Component;

/// Step 2 of a turn: reads the burst and the conversation. Turns that start together are read together.
@Component
class Recall implements AutoCloseable {

    private static final int TOGETHER = 128;
    private static final int MOST_WAITING = 10_000;

    private final Inbox inbox;
    private final Conversations conversations;
    private final Tenants tenants;
    private final Database database;
    private final Origins origins;
    private final Clock clock;
    private final GroupCommit<ClaimedLane, Read> reads;

    /// Rows of one lane.
    private record Read(List<Inbox.Received> burst, Optional<Conversation> conversation) {}

    Recall(Inbox inbox, Conversations conversations, Tenants tenants, Database database, Origins origins, Clock clock) {
        this.origins = origins;
        this.inbox = inbox;
        this.conversations = conversations;
        this.tenants = tenants;
        this.database = database;
        this.clock = clock;
        this.reads = new GroupCommit<>("recall", TOGETHER, MOST_WAITING, this::readTogether);
    }

    /// Empty when the messages of the lane are older than what the inbox keeps.
    Optional<Recalled> recall(ClaimedLane lane) {
        Read read = reads.submit(lane);
        if (read.burst().isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Conversation stored =
                read.conversation().orElseGet(() -> fresh(lane, read.burst().getFirst(), now));
        Conversation conversation = origins.of(stored, read.burst(), now);
        return Optional.of(new Recalled(lane, tenants.get(lane.tenant()), conversation, read.burst(), now));
    }

    /// The conversation of someone who writes for the first time.
    private static Conversation fresh(ClaimedLane lane, Inbox.Received first, Instant now) {
        return Conversation.fresh(
                lane.tenant(),
                lane.id(),
                first.channel(),
                first.message().chatId(),
                first.message().userId(),
                now);
    }

    @Override
    public void close() {
        reads.close();
    }

    @CrossTenant("turns of several tenants that start together are read together")
    private List<Read> readTogether(List<ClaimedLane> lanes) {
        List<Inbox.Key> messages = lanes.stream()
                .flatMap(lane -> lane.jobs().stream().map(job -> key(lane, job)))
                .toList();
        List<Conversations.Key> keys = lanes.stream()
                .map(lane -> new Conversations.Key(lane.tenant(), lane.id()))
                .toList();
        return database.acrossTenants(() -> {
            Map<UUID, Inbox.Received> received = inbox.read(messages);
            Map<UUID, Conversation> known = conversations.find(keys);
            return lanes.stream()
                    .map(lane -> new Read(burst(lane, received), Optional.ofNullable(known.get(lane.id()))))
                    .toList();
        });
    }

    private static List<Inbox.Received> burst(ClaimedLane lane, Map<UUID, Inbox.Received> received) {
        return lane.jobs().stream()
                .map(job -> received.get(key(lane, job).id()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static Inbox.Key key(ClaimedLane lane, ClaimedLane.ClaimedJob job) {
        return new Inbox.Key(lane.tenant(), UUID.fromString(job.payload()));
    }
}
