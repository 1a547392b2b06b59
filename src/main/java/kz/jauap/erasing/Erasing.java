package kz.jauap.erasing;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.queue.Jobs;
import kz.jauap.queue.NewJob;
import kz.jauap.shared.Database;
import kz.jauap.shared.DerivedId;
import kz.jauap.shared.IdSource;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.Audit;
import org.springframework.stereotype.Component;

/// Erases one customer everywhere: all channels of the person, in two steps, first shown and then done.
@Component
public class Erasing {

    static final String QUEUE = "erasing";
    private static final int CODE = 8;

    private final SubjectStore subjects;
    private final ErasureStore store;
    private final Jobs jobs;
    private final Audit audit;
    private final Database database;
    private final IdSource ids;
    private final Clock clock;

    Erasing(
            SubjectStore subjects,
            ErasureStore store,
            Jobs jobs,
            Audit audit,
            Database database,
            IdSource ids,
            Clock clock) {
        this.subjects = subjects;
        this.store = store;
        this.jobs = jobs;
        this.audit = audit;
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /// What came of asking for it.
    public sealed interface Begun {

        /// It is on its way and will be done, whatever happens.
        record Started(Erasure erasure) implements Begun {}

        /// The same person is being erased already.
        record Already(Erasure erasure) implements Begun {}

        /// There is no such customer, or no more.
        record Unknown() implements Begun {}
    }

    /// What would be lost with whoever a contact or a conversation is of.
    public Optional<Loss> look(TenantId tenant, UUID contactOrConversation) {
        return database.inTenant(
                tenant,
                () -> subjects.who(tenant, contactOrConversation)
                        .flatMap(who -> subjects.read(tenant, who))
                        .map(one -> new Loss(one.id(), subjects.count(tenant, one.conversations()), code(one.id()))));
    }

    private static String code(UUID who) {
        return DerivedId.of(who, "erase").toString().substring(0, CODE);
    }

    /// Has whoever a contact or a conversation is of erased. Inside a transaction of its own, or the
    /// caller's.
    public Begun begin(TenantId tenant, UUID contactOrConversation, String actor) {
        return database.inTenant(
                tenant,
                () -> subjects.who(tenant, contactOrConversation)
                        .map(who -> begun(tenant, who, actor))
                        .orElseGet(Begun.Unknown::new));
    }

    private Begun begun(TenantId tenant, UUID who, String actor) {
        UUID id = ids.next();
        if (!store.insert(tenant, id, who, actor, clock.instant())) {
            return new Begun.Already(store.open(tenant, who).orElseThrow());
        }
        audit.record(tenant, actor, "customer.erase", id.toString(), Map.of());
        List<NewJob> due = List.of(NewJob.dueAt(tenant, QUEUE, id, "go", clock.instant()));
        jobs.enqueue(due);
        database.afterCommit(() -> jobs.announce(due));
        return new Begun.Started(store.find(tenant, id).orElseThrow());
    }

    public Optional<Erasure> find(TenantId tenant, UUID id) {
        return database.inTenant(tenant, () -> store.find(tenant, id));
    }

    /// The newest first.
    public List<Erasure> list(TenantId tenant, int limit) {
        return database.inTenant(tenant, () -> store.list(tenant, limit));
    }
}
