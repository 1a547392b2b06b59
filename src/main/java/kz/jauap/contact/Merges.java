package kz.jauap.contact;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.contact.Merge.Proof;
import kz.jauap.shared.Database;
import kz.jauap.shared.IdSource;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.Audit;
import org.springframework.stereotype.Component;

/// Says that two contacts are one person, and takes it back. Both are in the audit. Nothing of either is moved, so what
/// has happened since stays with the chat it happened in, whatever is said later.
@Component
public class Merges {

    private final ContactStore contacts;
    private final MergeStore store;
    private final Audit audit;
    private final Database database;
    private final IdSource ids;
    private final Clock clock;

    Merges(ContactStore contacts, MergeStore store, Audit audit, Database database, IdSource ids, Clock clock) {
        this.contacts = contacts;
        this.store = store;
        this.audit = audit;
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /// Why two are one.
    record Why(Proof proof, String value, String by) {}

    /// A person says that `other` is the same person as `one`; the one stays who they are.
    public MergeOutcome merge(TenantId tenant, UUID one, UUID other, String by) {
        return database.inTenant(tenant, () -> {
            store.alone(tenant);
            Optional<UUID> kept = contacts.person(tenant, one);
            Optional<UUID> absorbed = contacts.person(tenant, other);
            if (kept.isEmpty() || absorbed.isEmpty()) {
                return new MergeOutcome.Unknown();
            }
            if (kept.equals(absorbed)) {
                return new MergeOutcome.Already(kept.get());
            }
            store.decide(tenant, kept.get(), absorbed.get(), true, by, clock.instant());
            return new MergeOutcome.Done(record(tenant, kept.get(), absorbed.get(), new Why(Proof.PERSON, "", by)));
        });
    }

    /// Inside the caller's transaction, which holds the tenant's merges.
    Merge record(TenantId tenant, UUID kept, UUID absorbed, Why why) {
        Merge merge =
                new Merge(ids.next(), kept, absorbed, why.proof(), why.value(), why.by(), clock.instant(), null, null);
        store.record(tenant, merge);
        audit.record(
                tenant,
                why.by(),
                "contact.merged",
                kept.toString(),
                Map.of("absorbed", absorbed, "proof", why.proof(), "merge", merge.id()));
        return merge;
    }

    /// They are two after all, and no proof makes them one again by itself.
    public MergeOutcome undo(TenantId tenant, UUID merge, String by) {
        return database.inTenant(tenant, () -> {
            store.alone(tenant);
            Optional<Merge> found = store.find(tenant, merge);
            if (found.isEmpty()) {
                return new MergeOutcome.Unknown();
            }
            Merge undone = found.get();
            if (!store.undo(tenant, undone, by, clock.instant())) {
                return new MergeOutcome.Already(person(tenant, undone.absorbed()));
            }
            store.decide(tenant, undone.kept(), undone.absorbed(), false, by, clock.instant());
            audit.record(
                    tenant,
                    by,
                    "contact.unmerged",
                    undone.kept().toString(),
                    Map.of("absorbed", undone.absorbed(), "merge", undone.id()));
            return new MergeOutcome.Done(store.find(tenant, merge).orElseThrow());
        });
    }

    /// A person says that these are two.
    public MergeOutcome dismiss(TenantId tenant, UUID one, UUID other, String by) {
        return database.inTenant(tenant, () -> {
            store.alone(tenant);
            Optional<UUID> first = contacts.person(tenant, one);
            Optional<UUID> second = contacts.person(tenant, other);
            if (first.isEmpty() || second.isEmpty()) {
                return new MergeOutcome.Unknown();
            }
            if (!first.equals(second)) {
                store.decide(tenant, one, other, false, by, clock.instant());
                audit.record(tenant, by, "contact.kept_apart", one.toString(), Map.of("other", other));
            }
            return new MergeOutcome.Already(first.get());
        });
    }

    private UUID person(TenantId tenant, UUID contact) {
        return contacts.person(tenant, contact).orElse(contact);
    }

    /// Pairs for people to decide, the newest first.
    public List<Suggestion> suggestions(TenantId tenant, int limit) {
        return database.inTenant(tenant, () -> store.open(tenant, limit));
    }

    /// Those a person's contacts had a part in, the newest first; undone ones too.
    public List<Merge> of(TenantId tenant, UUID person) {
        return database.inTenant(tenant, () -> store.of(tenant, contacts.contacts(tenant, person)));
    }
}
