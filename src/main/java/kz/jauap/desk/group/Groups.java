package kz.jauap.desk.group;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.Audit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// The groups people work in, and how they are.
@Component
@EnableConfigurationProperties(DeskPace.class)
public class Groups {

    private static final String ACTOR = "desk";

    private final GroupStore store;
    private final Audit audit;
    private final Database database;
    private final Clock clock;
    private final DeskPace pace;

    Groups(GroupStore store, Audit audit, Database database, Clock clock, DeskPace pace) {
        this.store = store;
        this.audit = audit;
        this.database = database;
        this.clock = clock;
        this.pace = pace;
    }

    public Optional<DeskGroup> find(TenantId tenant, UUID id) {
        return database.inTenant(tenant, () -> store.find(tenant, id));
    }

    public List<DeskGroup> of(TenantId tenant) {
        return database.inTenant(tenant, () -> store.of(tenant));
    }

    @CrossTenant("the bot is what tells us which tenant it is")
    public List<DeskGroup> ofBot(long bot) {
        return database.acrossTenants(() -> store.ofBot(bot));
    }

    @CrossTenant("one watch looks after the desks of all tenants")
    public List<DeskGroup> all() {
        return database.acrossTenants(store::all);
    }

    /// @return false when the bot serves that chat already
    public boolean add(DeskGroup group, String actor) {
        return database.inTenant(group.tenant(), () -> {
            boolean added = store.insert(group.tenant(), group, clock.instant());
            if (added) {
                audit.record(
                        group.tenant(),
                        actor,
                        "desk.added",
                        group.id().toString(),
                        Map.of("chat", group.chatId(), "bot", group.botName(), "branch", group.branch()));
            }
            return added;
        });
    }

    public void state(DeskGroup group, GroupState state, String trouble) {
        state(group, state, trouble, ACTOR);
    }

    public void state(DeskGroup group, GroupState state, String trouble, String actor) {
        database.inTenant(group.tenant(), () -> {
            store.state(group.tenant(), group.id(), state, trouble, clock.instant());
            if (state != group.state()) {
                audit.record(
                        group.tenant(),
                        actor,
                        "desk.state",
                        group.id().toString(),
                        Map.of("from", group.state(), "to", state, "trouble", trouble));
            }
        });
    }

    public void move(DeskGroup group, long chatId) {
        database.inTenant(group.tenant(), () -> {
            store.move(group.tenant(), group.id(), chatId);
            audit.record(
                    group.tenant(),
                    ACTOR,
                    "desk.moved",
                    group.id().toString(),
                    Map.of("from", group.chatId(), "to", chatId));
        });
    }

    /// Seals every secret with the newest master key.
    ///
    /// @return groups whose secrets were under a former one
    @CrossTenant("a master key seals the secrets of all tenants")
    public int reseal(String actor) {
        return database.acrossTenants(() -> {
            List<DeskGroup> changed = store.reseal();
            changed.forEach(group -> audit.record(
                    group.tenant(), actor, "desk.resealed", group.id().toString(), Map.of()));
            return changed.size();
        });
    }

    public void close(DeskGroup group, Instant until, int failures) {
        database.inTenant(group.tenant(), () -> store.close(group.tenant(), group.id(), until, failures));
    }

    /// A call was answered, inside the caller's transaction.
    ///
    /// @param madeTopic whether it made a topic, which a full group does not let
    public void worked(DeskGroup group, boolean madeTopic) {
        if (group.failures() > 0) {
            store.close(group.tenant(), group.id(), null, 0);
        }
        if (madeTopic && group.state() == GroupState.FULL) {
            store.state(group.tenant(), group.id(), GroupState.WORKING, "", clock.instant());
        }
    }

    /// Takes a place in the group's minute that leaves the rest of it to others.
    ///
    /// @param share of the twenty places that may be taken, 0 for what takes none
    ///
    /// @return when there may be one instead, or empty: go ahead
    public Optional<Instant> place(DeskGroup group, int share) {
        return share == 0
                ? Optional.empty()
                : database.inTenant(
                        group.tenant(), () -> store.take(group.tenant(), group.id(), share, pace, clock.instant()));
    }
}
