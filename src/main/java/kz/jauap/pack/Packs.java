package kz.jauap.pack;

import java.lang.ref.WeakReference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import kz.jauap.shared.Database;
import kz.jauap.shared.Notices;
import kz.jauap.shared.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// What each tenant vouches for now: the newest published version of its pack, read once and kept in memory. A new
/// version is heard by every node at once, and at the latest after half a minute.
@Component
public class Packs {

    private static final Logger log = LoggerFactory.getLogger(Packs.class);
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final String TOPIC = "pack";

    private final PackStore store;
    private final Database database;
    private final Notices notices;
    private final Clock clock;
    private final Map<TenantId, Cached> cache = new ConcurrentHashMap<>();
    /// By content: held only as long as some tenant uses it.
    private final Map<String, WeakReference<Pack>> byVersion = new ConcurrentHashMap<>();

    private record Cached(Optional<Pack> pack, Instant until) {}

    Packs(PackStore store, Database database, Notices notices, Clock clock) {
        this.store = store;
        this.database = database;
        this.notices = notices;
        this.clock = clock;
        notices.listen(TOPIC, id -> cache.remove(TenantId.of(id)));
    }

    /// The tenant's pack; empty when none has been published, or what is stored cannot be read any more.
    public Optional<Pack> current(TenantId tenant) {
        Cached cached = cache.get(tenant);
        if (cached != null && clock.instant().isBefore(cached.until())) {
            return cached.pack();
        }
        Optional<Pack> pack =
                database.inTenant(tenant, () -> store.newestVersion(tenant)).flatMap(version -> read(tenant, version));
        cache.put(tenant, new Cached(pack, clock.instant().plus(FRESH)));
        return pack;
    }

    /// Publishes these files as the tenant's newest version, if they can be read.
    ///
    /// @param files text by file name, as in a pack's folder
    public PackReading publish(TenantId tenant, Map<String, String> files, String author) {
        PackReading reading = PackReader.read(files);
        if (reading instanceof PackReading.Read(Pack pack)) {
            database.inTenant(tenant, () -> store.insert(tenant, pack, files, author, clock.instant()));
            cache.remove(tenant);
            notices.send(TOPIC, tenant.toString());
            log.info("pack {} version {} is published for tenant {}", pack.name(), pack.version(), tenant);
        }
        return reading;
    }

    /// Tenants with the same content share one pack in memory: the version is the checksum of the content.
    private Optional<Pack> read(TenantId tenant, String version) {
        WeakReference<Pack> shared = byVersion.get(version);
        Pack known = shared == null ? null : shared.get();
        if (known != null) {
            return Optional.of(known);
        }
        byVersion.values().removeIf(one -> one.refersTo(null));
        return switch (PackReader.read(database.inTenant(tenant, () -> store.files(tenant, version)))) {
            case PackReading.Read(Pack pack) -> {
                byVersion.put(version, new WeakReference<>(pack));
                yield Optional.of(pack);
            }
            case PackReading.Broken(var problems) -> {
                log.error(
                        "pack version {} of tenant {} cannot be read any more, its customers get people only; publish"
                                + " it again: {}",
                        version,
                        tenant,
                        problems);
                yield Optional.empty();
            }
        };
    }

    /// The files of the version in use; empty when none has been published.
    public Map<String, String> files(TenantId tenant) {
        return database.inTenant(
                tenant,
                () -> store.newestVersion(tenant)
                        .map(version -> store.files(tenant, version))
                        .orElse(Map.of()));
    }

    /// A published version as it is shown.
    public record Version(String version, String name, String author, Instant publishedAt) {}

    /// The newest first; the first is the one in use.
    public List<Version> versions(TenantId tenant, int limit) {
        return database.inTenant(tenant, () -> store.list(tenant, limit));
    }
}
