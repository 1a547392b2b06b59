package kz.jauap.erasing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.jauap.shared.Database;
import kz.jauap.shared.IdSource;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.Audit;
import org.springframework.stereotype.Component;

/// Takes a customer out of the database, in one transaction, and writes down in it what lies elsewhere.
/// Lines of work are held before conversations, as whoever ends a turn does.
@Component
class Forgetting {

    private final ErasureStore erasures;
    private final SubjectStore subjects;
    private final Stores stores;
    private final Audit audit;
    private final Database database;
    private final IdSource ids;
    private final Clock clock;

    Forgetting(
            ErasureStore erasures,
            SubjectStore subjects,
            Stores stores,
            Audit audit,
            Database database,
            IdSource ids,
            Clock clock) {
        this.erasures = erasures;
        this.subjects = subjects;
        this.stores = stores;
        this.audit = audit;
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /// Where a customer is taken out of.
    @Component
    record Stores(ErasedTalkStore talks, ErasedDeskStore desk, ErasedTraceStore traces) {}

    void carryOut(Erasure erasure) {
        database.inTenant(erasure.tenant(), () -> forget(erasure));
    }

    private void forget(Erasure erasure) {
        TenantId tenant = erasure.tenant();
        UUID who = subjects.who(tenant, erasure.subject()).orElse(erasure.subject());
        subjects.read(tenant, who).ifPresent(seen -> drop(tenant, seen));
        Subject subject = subjects.lock(tenant, who).orElseGet(() -> new Subject(who, List.of(), List.of(), Set.of()));
        List<UUID> talks = subject.conversations();
        Instant now = clock.instant();
        Map<String, Long> counts = subjects.count(tenant, talks);
        if (!erasures.forgotten(tenant, erasure.id(), counts, now)) {
            return;
        }
        drop(tenant, subject);
        writeDown(erasure, talks, now);
        String mentioned = subject.mentionedIn(stores.talks().things(tenant, talks));
        stores.traces().silence(tenant, talks, mentioned, subject.namedIn());
        stores.desk().forget(tenant, talks, now);
        subject.talks().forEach(talk -> stores.talks().forget(tenant, talk.id(), ids.next(), now));
        stores.traces().people(tenant, subject.people());
        audit.record(
                tenant,
                erasure.askedBy(),
                "customer.erased",
                erasure.id().toString(),
                Map.of(
                        "conversations",
                        subject.talks().stream().map(Subject.Talk::id).toList(),
                        "counts",
                        counts));
    }

    private void drop(TenantId tenant, Subject subject) {
        List<UUID> talks = subject.conversations();
        stores.traces().drop(tenant, talks, subject.mentionedIn(stores.talks().things(tenant, talks)));
    }

    private void writeDown(Erasure erasure, List<UUID> talks, Instant now) {
        TenantId tenant = erasure.tenant();
        int place = 0;
        for (UUID file : stores.talks().files(tenant, talks)) {
            erasures.add(tenant, erasure.id(), place++, "file", Json.write(Map.of("file", file)), now);
        }
        for (Map<String, Object> topic : stores.desk().topics(tenant, talks)) {
            erasures.add(tenant, erasure.id(), place++, "topic", Json.write(topic), now);
        }
        for (Map<String, Object> told : stores.desk().alone(tenant, talks)) {
            erasures.add(tenant, erasure.id(), place++, "alone", Json.write(told), now);
        }
    }
}
