package kz.jauap.contact;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.queue.Jobs;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.Audit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who the customers of a business are.
@Component
public class Contacts {

    private static final int LONGEST_NAME = 120;

    private final MeetingStore meetings;
    private final ContactStore store;
    private final PeopleStore people;
    private final Jobs jobs;
    private final Audit audit;
    private final Database database;
    private final Clock clock;

    Contacts(
            MeetingStore meetings,
            ContactStore store,
            PeopleStore people,
            Jobs jobs,
            Audit audit,
            Database database,
            Clock clock) {
        this.meetings = meetings;
        this.store = store;
        this.people = people;
        this.jobs = jobs;
        this.audit = audit;
        this.database = database;
        this.clock = clock;
    }

    /// Writes down who writes for the first time and what signs came with messages, inside the caller's transaction:
    /// one statement each, none where there is nothing. Whether a sign makes somebody known is looked at later.
    @CrossTenant("turns of several tenants that end together share one transaction")
    public void meet(List<Person> met, List<Noted> noted) {
        Instant now = clock.instant();
        meetings.meet(met, now);
        enqueue(meetings.learn(noted, now), now);
    }

    private void enqueue(List<Joining.Look> looks, Instant now) {
        if (!looks.isEmpty()) {
            jobs.enqueue(looks.stream().map(look -> look.job(now)).toList());
        }
    }

    /// Looks again at signs learned within that time: two contacts that were met in the same moment do not see each
    /// other.
    @CrossTenant("one round looks after the customers of all tenants")
    public int lookAgain(Duration within) {
        Instant now = clock.instant();
        return database.acrossTenants(() -> {
            List<Joining.Look> twins = meetings.twins(now.minus(within));
            enqueue(twins, now);
            return twins.size();
        });
    }

    /// People, those met last first.
    ///
    /// @param words of a name, a phone or an e-mail address; "" for everybody
    /// @param beyond the last one seen, null for the first page
    public List<Contact> list(TenantId tenant, String words, @Nullable UUID beyond, int limit) {
        String clean = words.strip();
        String sign = Sign.phone(clean, false, "")
                .or(() -> Sign.email(clean, false, ""))
                .map(Sign::value)
                .orElse("");
        return database.inTenant(
                tenant, () -> people.whole(tenant, store.list(tenant, escaped(clean), sign, beyond, limit)));
    }

    private static String escaped(String words) {
        return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /// The person a contact is.
    public Optional<Contact> find(TenantId tenant, UUID contact) {
        return database.inTenant(
                tenant,
                () -> store.person(tenant, contact)
                        .flatMap(person ->
                                people.whole(tenant, List.of(person)).stream().findFirst()));
    }

    /// Whose conversation it is.
    public Optional<UUID> personOf(TenantId tenant, UUID conversation) {
        return database.inTenant(tenant, () -> store.personOf(tenant, conversation));
    }

    /// A person's own word for somebody; no messenger changes it.
    public boolean rename(TenantId tenant, UUID contact, String name, String by) {
        String clean = name.strip();
        if (clean.isEmpty() || clean.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("a name has 1 to " + LONGEST_NAME + " characters");
        }
        return database.inTenant(tenant, () -> {
            Optional<UUID> person = store.person(tenant, contact);
            person.ifPresent(one -> {
                store.rename(tenant, one, clean);
                audit.record(tenant, by, "contact.renamed", one.toString(), Map.of());
            });
            return person.isPresent();
        });
    }

    /// A person adds what somebody is known by; whoever has it too is looked at.
    public boolean add(TenantId tenant, UUID contact, Sign sign, String by) {
        return database.inTenant(tenant, () -> {
            Optional<UUID> person = store.person(tenant, contact);
            person.ifPresent(one -> {
                Instant now = clock.instant();
                store.addSign(tenant, one, sign, now);
                audit.record(
                        tenant,
                        by,
                        "contact.sign_added",
                        one.toString(),
                        Map.of("kind", sign.kind(), "verified", sign.verified()));
                enqueue(List.of(new Joining.Look(tenant, one, sign.kind(), sign.value())), now);
            });
            return person.isPresent();
        });
    }
}
