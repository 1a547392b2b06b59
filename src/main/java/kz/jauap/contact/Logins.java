package kz.jauap.contact;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.Audit;
import org.springframework.stereotype.Component;

/// Links for a customer known in one place to show who they are in another: a word that is put into a messenger's own
/// start link (`t.me/bot?start=…`) and comes back with the first message there. Good once, for an hour.
@Component
public class Logins {

    public static final Duration GOOD_FOR = Duration.ofHours(1);
    private static final int BYTES = 16;

    private final ContactStore contacts;
    private final LoginStore store;
    private final Audit audit;
    private final Database database;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Logins(ContactStore contacts, LoginStore store, Audit audit, Database database, Clock clock) {
        this.contacts = contacts;
        this.store = store;
        this.audit = audit;
        this.database = database;
        this.clock = clock;
    }

    /// A new link's word; empty for nobody we know. Nobody but the customer may see it.
    public Optional<String> make(TenantId tenant, UUID contact, String by) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        String token = "in_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        return database.inTenant(tenant, () -> {
            if (contacts.person(tenant, contact).isEmpty()) {
                return Optional.empty();
            }
            store.forget(tenant, clock.instant());
            store.insert(tenant, Sign.hash(token), contact, clock.instant().plus(GOOD_FOR));
            audit.record(tenant, by, "contact.link_made", contact.toString(), Map.of());
            return Optional.of(token);
        });
    }
}
