package kz.jauap.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import kz.jauap.api.ApiKeyStore.Kept;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.IdSource;
import kz.jauap.shared.Notices;
import kz.jauap.shared.Remembered;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.Audit;
import kz.jauap.tenant.InvalidSetting;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Keys of businesses. Reads come from memory: a revoked key is refused by every node at once, and at the latest after
/// ten seconds.
@Component
public class ApiKeys {

    /// How long the former text of a key that was made anew still opens.
    public static final Duration GRACE = Duration.ofHours(1);

    public static final int USUAL_PER_MINUTE = 300;
    private static final int MOST_PER_MINUTE = 60_000;
    private static final int LONGEST_NAME = 80;
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);
    private static final String TOPIC = "api-key";

    private final ApiKeyStore store;
    private final Audit audit;
    private final Database database;
    private final Notices notices;
    private final IdSource ids;
    private final Clock clock;
    private final Remembered<UUID, Optional<Kept>> known;
    private final Map<UUID, Instant> noted = new ConcurrentHashMap<>();

    ApiKeys(ApiKeyStore store, Audit audit, Database database, Notices notices, IdSource ids, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.database = database;
        this.notices = notices;
        this.ids = ids;
        this.clock = clock;
        this.known = new Remembered<>(clock, FRESH);
        notices.listen(TOPIC, id -> known.forget(UUID.fromString(id)));
    }

    /// A key just made; its text is shown this once.
    public record Issued(ApiKey key, String text) {}

    /// The good key of this text. Takes the same time for every answer.
    @CrossTenant("the key is what tells us which tenant it is")
    public Optional<ApiKey> open(String given) {
        Optional<KeyText> text = KeyText.read(given);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Kept> kept = known.get(text.get().id(), id -> database.acrossTenants(() -> store.byId(id)));
        Instant now = clock.instant();
        boolean fits = text.get().fits(kept.map(Kept::hash).orElse(""));
        boolean fitted = text.get().fits(kept.flatMap(Kept::former).orElse(""))
                && kept.flatMap(Kept::formerUntil).filter(now::isBefore).isPresent();
        return kept.filter(one -> fits || fitted).map(Kept::key).filter(key -> key.isGood(now));
    }

    /// Notes that a key is in use, once a minute.
    public void used(ApiKey key) {
        Instant now = clock.instant();
        Instant before = noted.get(key.id());
        if (before == null || before.plus(NOTED_EVERY).isBefore(now)) {
            noted.put(key.id(), now);
            database.inTenant(key.tenant(), () -> store.used(key.tenant(), key.id(), now));
        }
    }

    public List<ApiKey> list(TenantId tenant) {
        return database.inTenant(tenant, () -> store.of(tenant));
    }

    /// @param expires null for never
    /// @throws InvalidSetting when the name, the scopes or the limit cannot be
    public Issued issue(
            TenantId tenant, String name, Set<Scope> scopes, int perMinute, @Nullable Instant expires, String actor) {
        demand(!name.isBlank() && name.length() <= LONGEST_NAME, "name", name, "a text of 1 to 80 letters", "n8n");
        demand(!scopes.isEmpty(), "scopes", "none", "one or more of read, send, inbound, webhooks, accounts", "read");
        demand(
                perMinute >= 1 && perMinute <= MOST_PER_MINUTE,
                "perMinute",
                Integer.toString(perMinute),
                "a number from 1 to " + MOST_PER_MINUTE,
                Integer.toString(USUAL_PER_MINUTE));
        KeyText text = KeyText.fresh(ids.next());
        ApiKey key = new ApiKey(tenant, text.id(), name, scopes, perMinute, clock.instant(), expires, null, null);
        database.inTenant(tenant, () -> {
            store.insert(tenant, key, text.hash());
            audit.record(tenant, actor, "api-key.added", key.id().toString(), Map.of("name", name, "scopes", scopes));
        });
        changed(key.id());
        return new Issued(key, text.toString());
    }

    /// Makes the key's text anew; the former one opens for an hour more.
    ///
    /// @return the new text, empty when there is no such key or it is revoked
    public Optional<String> rotate(TenantId tenant, UUID id, String actor) {
        KeyText fresh = KeyText.fresh(id);
        boolean done = database.inTenant(tenant, () -> {
            boolean rotated =
                    store.rotate(tenant, id, fresh.hash(), clock.instant().plus(GRACE));
            if (rotated) {
                audit.record(tenant, actor, "api-key.rotated", id.toString(), Map.of());
            }
            return rotated;
        });
        changed(id);
        return done ? Optional.of(fresh.toString()) : Optional.empty();
    }

    /// @return false when there is no such key, or it is revoked already
    public boolean revoke(TenantId tenant, UUID id, String actor) {
        boolean done = database.inTenant(tenant, () -> {
            boolean revoked = store.revoke(tenant, id, clock.instant());
            if (revoked) {
                audit.record(tenant, actor, "api-key.revoked", id.toString(), Map.of());
            }
            return revoked;
        });
        changed(id);
        return done;
    }

    private void changed(UUID id) {
        known.forget(id);
        notices.send(TOPIC, id.toString());
    }

    private static void demand(boolean fits, String key, String value, String allowed, String example) {
        if (!fits) {
            throw new InvalidSetting(key, value, allowed, example);
        }
    }
}
