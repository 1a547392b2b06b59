package kz.jauap.desk.manager;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.desk.group.DeskGroup;
import kz.jauap.desk.group.GroupState;
import kz.jauap.desk.group.Groups;
import kz.jauap.queue.ClaimedLane;
import kz.jauap.queue.LaneHandler;
import kz.jauap.queue.LaneOutcome;
import kz.jauap.shared.Database;
import kz.jauap.shared.DerivedId;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Carries out one update: what it changes, and that it was carried out, are one transaction; what is told to whoever
/// pressed a button is told after it.
@Component
class UpdateHandler implements LaneHandler {

    private static final Logger log = LoggerFactory.getLogger(UpdateHandler.class);

    private final UpdateStore store;
    private final Groups groups;
    private final Presses presses;
    private final Writings writings;
    private final Links links;
    private final Database database;
    private final Clock clock;

    UpdateHandler(
            UpdateStore store,
            Groups groups,
            Presses presses,
            Writings writings,
            Links links,
            Database database,
            Clock clock) {
        this.store = store;
        this.groups = groups;
        this.presses = presses;
        this.writings = writings;
        this.links = links;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public LaneOutcome run(ClaimedLane lane) {
        ClaimedLane.ClaimedJob job = lane.jobs().getFirst();
        String[] names = job.payload().split(" ");
        long bot = Long.parseLong(names[0]);
        long update = Long.parseLong(names[1]);
        TenantId tenant = lane.tenant();
        Runnable afterwards = database.inTenant(
                tenant,
                () -> store.handle(tenant, bot, update, clock.instant())
                        .map(body -> carriedOut(tenant, bot, update, UpdateReader.read(Json.tree(body))))
                        .orElse(() -> {}));
        afterwards.run();
        return new LaneOutcome.Done(List.of(job.seq()));
    }

    /// It is seen among the dead jobs; the row keeps what was asked.
    @Override
    public LaneOutcome giveUp(ClaimedLane lane, String reason) {
        return new LaneOutcome.Discard(reason);
    }

    /// @return what is left to do once this has committed
    private Runnable carriedOut(TenantId tenant, long bot, long update, Deed deed) {
        UUID id = DerivedId.of(new UUID(0, bot), "update " + update);
        List<DeskGroup> served =
                groups.of(tenant).stream().filter(group -> group.botId() == bot).toList();
        return switch (deed) {
            case Deed.Press press ->
                in(served, press.chat())
                        .map(group -> presses.carryOut(group, press))
                        .orElse(() -> {});
            case Deed.Wrote wrote
            when links.concerns(wrote) -> served.isEmpty() ? () -> {} : links.carryOut(served.getFirst(), wrote);
            case Deed.Wrote wrote ->
                in(served, wrote.chat())
                        .filter(group -> !writings.carryOut(group, wrote, id) && writings.wasLeft(group, wrote))
                        .<Runnable>map(group -> () -> links.left(group, wrote))
                        .orElse(() -> {});
            case Deed.Place place -> {
                in(served, place.chat()).ifPresent(group -> moved(group, place.inside()));
                yield () -> {};
            }
            case Deed.Moved moved -> {
                in(served, moved.from()).ifPresent(group -> groups.move(group, moved.to()));
                yield () -> {};
            }
            case Deed.Nothing() -> () -> {};
        };
    }

    /// When the bot is let in again, what waits is tried at once.
    private void moved(DeskGroup group, boolean inside) {
        log.info("the place of {} changed; the bot is {}", group, inside ? "inside" : "outside");
        if (!inside) {
            groups.state(group, GroupState.EXPELLED, "the bot was taken out of the group");
        } else if (group.state() != GroupState.OFF) {
            groups.state(group, GroupState.WORKING, "");
            writings.wake(group);
        }
    }

    private static Optional<DeskGroup> in(List<DeskGroup> served, long chat) {
        return served.stream().filter(group -> group.chatId() == chat).findFirst();
    }
}
