package kz.jauap.webhooks;

import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.IdSource;
import kz.jauap.shared.SecretBox;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.Audit;
import org.springframework.stereotype.Component;

/// Who wants to hear of events. Changes are in the audit; secrets are shown once.
@Component
public class Subscriptions {

    /// How long the former secret signs too, once a new one was made.
    public static final Duration OVERLAP = Duration.ofHours(24);

    /// Addresses of one business at most.
    public static final int MOST = 20;

    private static final int LONGEST = 2_000;

    private final SubscriptionStore store;
    private final Listeners listeners;
    private final HookHosts hosts;
    private final SecretBox box;
    private final Audit audit;
    private final Database database;
    private final Made made;

    /// Where ids and moments of what is made come from.
    @Component
    record Made(IdSource ids, Clock clock) {}

    Subscriptions(
            SubscriptionStore store,
            Listeners listeners,
            HookHosts hosts,
            SecretBox box,
            Audit audit,
            Database database,
            Made made) {
        this.store = store;
        this.listeners = listeners;
        this.hosts = hosts;
        this.box = box;
        this.audit = audit;
        this.database = database;
        this.made = made;
    }

    /// What came of subscribing.
    public sealed interface Subscribed {

        /// @param secret shown this once
        record Done(Subscription subscription, String secret) implements Subscribed {}

        /// Webhooks do not go to this address.
        record Refused(String why) implements Subscribed {}

        record TooMany() implements Subscribed {}
    }

    public Subscribed add(TenantId tenant, String url, Set<EventKind> events, String actor) {
        Optional<String> wrong = wrongWith(url);
        if (wrong.isPresent()) {
            return new Subscribed.Refused(wrong.get());
        }
        UUID id = made.ids().next();
        SigningSecret secret = SigningSecret.fresh();
        Subscription fresh = new Subscription(
                tenant,
                id,
                url,
                events,
                box.seal(secret.text(), tenant, place(id)),
                null,
                null,
                Subscription.State.ACTIVE,
                null,
                "",
                made.clock().instant());
        boolean done = database.inTenant(tenant, () -> {
            if (store.of(tenant).size() >= MOST) {
                return false;
            }
            store.insert(tenant, fresh);
            audit.record(tenant, actor, "webhook.added", id.toString(), Map.of("url", url, "events", events));
            return true;
        });
        listeners.changed();
        return done ? new Subscribed.Done(fresh, secret.text()) : new Subscribed.TooMany();
    }

    private Optional<String> wrongWith(String url) {
        try {
            URI address = URI.create(url);
            String host = address.getHost();
            if (host == null || address.getUserInfo() != null || address.getFragment() != null) {
                return Optional.of("that is no address, as https://example.kz/hook");
            }
            if (!("https".equals(address.getScheme()) || "http".equals(address.getScheme()) && hosts.isInner(host))) {
                return Optional.of("it must begin with https://");
            }
            if (url.length() > LONGEST) {
                return Optional.of("it is longer than " + LONGEST + " letters");
            }
            if (!hosts.isInner(host)) {
                hosts.resolve(host.replaceAll("[\\[\\]]", ""));
            }
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("that is no address, as https://example.kz/hook");
        } catch (UnknownHostException e) {
            return Optional.of("its name is unknown, or leads into a network that is not public");
        }
    }

    public List<Subscription> list(TenantId tenant) {
        return database.inTenant(tenant, () -> store.of(tenant));
    }

    /// Makes a new secret; the former one signs beside it for a day.
    ///
    /// @return the new secret, empty when there is no such subscription
    public Optional<String> rotate(TenantId tenant, UUID id, String actor) {
        SigningSecret fresh = SigningSecret.fresh();
        String sealed = box.seal(fresh.text(), tenant, place(id));
        return database.inTenant(
                tenant,
                () -> known(tenant, id).map(before -> {
                    store.secrets(
                            tenant,
                            id,
                            sealed,
                            before.secret(),
                            made.clock().instant().plus(OVERLAP));
                    audit.record(tenant, actor, "webhook.rotated", id.toString(), Map.of());
                    return fresh.text();
                }));
    }

    /// @return false when there is no such subscription
    public boolean remove(TenantId tenant, UUID id, String actor) {
        return change(tenant, id, Subscription.State.GONE, "taken away", actor, "webhook.removed");
    }

    /// Posts to it again, after it was switched off.
    ///
    /// @return false when there is no such subscription
    public boolean enable(TenantId tenant, UUID id, String actor) {
        return change(tenant, id, Subscription.State.ACTIVE, "", actor, "webhook.enabled");
    }

    private boolean change(TenantId tenant, UUID id, Subscription.State state, String why, String actor, String deed) {
        boolean done = database.inTenant(tenant, () -> {
            boolean changed = known(tenant, id).isPresent() && store.state(tenant, id, state, why, null);
            if (changed) {
                audit.record(tenant, actor, deed, id.toString(), Map.of());
            }
            return changed;
        });
        listeners.changed();
        return done;
    }

    private Optional<Subscription> known(TenantId tenant, UUID id) {
        return store.find(tenant, id).filter(one -> one.state() != Subscription.State.GONE);
    }

    /// The secrets that sign now, the newest first.
    List<SigningSecret> signing(Subscription subscription, Instant now) {
        List<SigningSecret> secrets = new ArrayList<>();
        secrets.add(open(subscription, subscription.secret()));
        String former = subscription.former();
        Instant until = subscription.formerUntil();
        if (former != null && until != null && until.isAfter(now)) {
            secrets.add(open(subscription, former));
        }
        return secrets;
    }

    private SigningSecret open(Subscription subscription, String sealed) {
        return new SigningSecret(box.open(sealed, subscription.tenant(), place(subscription.id())));
    }

    private static String place(UUID id) {
        return "webhook_subscription/" + id + "/secret";
    }

    /// Those that were switched off because they failed for so long.
    @CrossTenant("one watch looks after the subscriptions of all tenants")
    public List<Subscription> disabled() {
        return database.acrossTenants(store::every).stream()
                .filter(one -> one.state() == Subscription.State.DISABLED)
                .toList();
    }

    /// Seals every secret with the newest master key, those before a rotation too.
    ///
    /// @return subscriptions whose secret was under a former key
    @CrossTenant("a master key seals the secrets of all tenants")
    public int reseal(String actor) {
        return database.acrossTenants(() -> {
            List<Subscription> old = store.every().stream()
                    .filter(one -> box.isSealedWithOldKey(one.secret()))
                    .toList();
            for (Subscription one : old) {
                String sealed = box.seal(open(one, one.secret()).text(), one.tenant(), place(one.id()));
                String former = one.former() == null
                        ? null
                        : box.seal(open(one, one.former()).text(), one.tenant(), place(one.id()));
                store.secrets(one.tenant(), one.id(), sealed, former, one.formerUntil());
                audit.record(one.tenant(), actor, "webhook.resealed", one.id().toString(), Map.of());
            }
            return old.size();
        });
    }
}
