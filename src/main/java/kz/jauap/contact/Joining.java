package kz.jauap.contact;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.contact.Merge.Proof;
import kz.jauap.queue.NewJob;
import kz.jauap.shared.Database;
import kz.jauap.shared.DerivedId;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// What follows from a sign several contacts have. The same proven sign makes them one person, unless people have said
/// they are two; where one side only said it, a person is asked.
@Component
class Joining {

    static final String QUEUE = "contact";
    private static final String HOUSE = "house";

    /// A number that more customers type than this is likelier the business's own.
    private static final int MOST_ALIKE = 5;

    private final ContactStore contacts;
    private final MergeStore store;
    private final LoginStore logins;
    private final Merges merges;
    private final Database database;
    private final Clock clock;

    Joining(ContactStore contacts, MergeStore store, LoginStore logins, Merges merges, Database database, Clock clock) {
        this.contacts = contacts;
        this.store = store;
        this.logins = logins;
        this.merges = merges;
        this.database = database;
        this.clock = clock;
    }

    /// A contact's sign to look at.
    record Look(TenantId tenant, UUID contact, Sign.Kind kind, String value) {

        NewJob job(java.time.Instant now) {
            return NewJob.dueAt(tenant, QUEUE, DerivedId.of(tenant.value(), kind + " " + value), Json.write(this), now);
        }

        static Look read(String payload) {
            return Json.read(payload, Look.class);
        }
    }

    /// Inside a transaction of its own, or the caller's.
    void look(Look look) {
        database.inTenant(look.tenant(), () -> {
            store.alone(look.tenant());
            switch (look.kind()) {
                case LOGIN -> useLink(look);
                case PHONE, EMAIL -> compare(look);
            }
        });
    }

    private void useLink(Look look) {
        Optional<UUID> known = logins.use(look.tenant(), look.value(), clock.instant());
        contacts.forgetSign(look.tenant(), look.contact(), look.kind(), look.value());
        known.ifPresent(contact -> join(look, contact, look.contact(), Proof.LOGIN));
    }

    private void compare(Look look) {
        List<ContactStore.Holder> holders = contacts.holders(look.tenant(), look.kind(), look.value());
        if (holders.size() < 2) {
            return;
        }
        ContactStore.Holder first = holders.stream()
                .filter(ContactStore.Holder::verified)
                .findFirst()
                .orElse(holders.getFirst());
        for (ContactStore.Holder other : holders) {
            if (first.verified() && other.verified()) {
                join(
                        look,
                        first.contact(),
                        other.contact(),
                        Proof.valueOf(look.kind().name()));
            } else if (holders.size() <= MOST_ALIKE) {
                suggest(look, first.contact(), other.contact());
            }
        }
    }

    private void join(Look look, UUID kept, UUID absorbed, Proof proof) {
        UUID one = person(look, kept);
        UUID other = person(look, absorbed);
        if (!one.equals(other) && !store.areApart(look.tenant(), one, other)) {
            merges.record(look.tenant(), one, other, new Merges.Why(proof, shown(look), HOUSE));
        }
    }

    private UUID person(Look look, UUID contact) {
        return contacts.person(look.tenant(), contact).orElse(contact);
    }

    /// A link's hash says nothing to anybody.
    private static String shown(Look look) {
        return look.kind() == Sign.Kind.LOGIN ? "" : look.value();
    }

    private void suggest(Look look, UUID contact, UUID another) {
        UUID one = person(look, contact);
        UUID other = person(look, another);
        if (!one.equals(other) && !store.areApart(look.tenant(), one, other)) {
            store.suggest(look.tenant(), one, other, look.kind().name(), look.value(), clock.instant());
        }
    }
}
