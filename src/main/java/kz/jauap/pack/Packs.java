package kz.jauap.pack;

import java.lang.ref.WeakReference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import kz.jauap.shared.Database;
import kz.jauap.shared.Notices;
import kz.jauap.shared.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// What each tenant vouches for now: the version of its pack put in use last, read once and kept in memory; and beside
/// it perhaps another for a share of the conversations. A change is heard by every node at once, and at the latest
/// after
/// half a minute.
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

    private static final int EVERYBODY = 100;

    private record Cached(Optional<Pack> pack, Optional<Trial> trial, Instant until) {}

    /// A version that answers some conversations, always the same ones.
    private record Trial(Pack pack, int share) {

        boolean answers(UUID conversation) {
            return Math.floorMod(conversation.hashCode(), EVERYBODY) < share;
        }
    }

    Packs(PackStore store, Database database, Notices notices, Clock clock) {
        this.store = store;
        this.database = database;
        this.notices = notices;
        this.clock = clock;
        notices.listen(TOPIC, id -> cache.remove(TenantId.of(id)));
    }

    /// The tenant's pack; empty when none has been published, or what is stored cannot be read any more.
    public Optional<Pack> current(TenantId tenant) {
        return cached(tenant).pack();
    }

    /// The pack that answers a conversation: the tenant's, or the one on trial if this conversation is of its share.
    public Optional<Pack> current(TenantId tenant, UUID conversation) {
        Cached cached = cached(tenant);
        return cached.trial()
                .filter(trial -> trial.answers(conversation))
                .map(Trial::pack)
                .or(cached::pack);
    }

    private Cached cached(TenantId tenant) {
        Cached known = cache.get(tenant);
        if (known != null && clock.instant().isBefore(known.until())) {
            return known;
        }
        List<PackStore.InUse> inUse = database.inTenant(tenant, () -> store.inUse(tenant));
        Optional<Pack> pack = inUse.isEmpty()
                ? Optional.empty()
                : read(tenant, inUse.getLast().version());
        Optional<Trial> trial = inUse.size() < 2
                ? Optional.empty()
                : read(tenant, inUse.getFirst().version())
                        .map(tried -> new Trial(tried, inUse.getFirst().share()));
        Cached fresh = new Cached(pack, trial, clock.instant().plus(FRESH));
        cache.put(tenant, fresh);
        return fresh;
    }

    /// Publishes these files for everybody, if they can be read.
    ///
    /// @param files text by file name, as in a pack's folder
    public PackReading publish(TenantId tenant, Map<String, String> files, String author) {
        return publish(tenant, files, EVERYBODY, author);
    }

    /// @param share of the conversations these files answer, in hundredths
    public PackReading publish(TenantId tenant, Map<String, String> files, int share, String author) {
        PackReading reading = read(files);
        if (reading instanceof PackReading.Read(Pack pack)) {
            database.inTenant(tenant, () -> store.insert(tenant, pack, files, share, author, clock.instant()));
            changed(tenant);
            log.info("pack {} version {} is published for tenant {}", pack.name(), pack.version(), tenant);
        }
        return reading;
    }

    /// Lets a stored version answer everybody (100), a share of the conversations, or nobody (0).
    ///
    /// @return false when there is no such version
    public boolean share(TenantId tenant, String version, int share) {
        boolean there = database.inTenant(tenant, () -> store.share(tenant, version, share, clock.instant()));
        changed(tenant);
        return there;
    }

    private void changed(TenantId tenant) {
        cache.remove(tenant);
        notices.send(TOPIC, tenant.toString());
    }

    /// Reads files as a pack, unless it is in memory: tenants with the same content share one pack, whose version is
    /// the
    /// checksum of the content.
    ///
    /// @param files text by file name, as in a pack's folder
    public PackReading read(Map<String, String> files) {
        return known(PackReader.version(files))
                .<PackReading>map(PackReading.Read::new)
                .orElseGet(() -> {
                    PackReading reading = PackReader.read(files);
                    if (reading instanceof PackReading.Read(Pack pack)) {
                        remember(pack.version(), pack);
                    }
                    return reading;
                });
    }

    private Optional<Pack> known(String version) {
        return Optional.ofNullable(byVersion.get(version)).map(WeakReference::get);
    }

    private void remember(String version, Pack pack) {
        byVersion.values().removeIf(one -> one.refersTo(null));
        byVersion.put(version, new WeakReference<>(pack));
    }

    /// A version that an earlier build has stored may have another checksum in this one.
    private Optional<Pack> read(TenantId tenant, String version) {
        return known(version).or(() -> switch (read(files(tenant, version).orElseThrow())) {
            case PackReading.Read(Pack pack) -> {
                remember(version, pack);
                yield Optional.of(pack);
            }
            case PackReading.Broken(var problems) -> {
                log.error(
                        "pack version {} of tenant {} cannot be read any more, its customers get people only;"
                                + " publish it again: {}",
                        version,
                        tenant,
                        problems);
                yield Optional.empty();
            }
        });
    }

    /// The files of the version in use; empty when none has been published.
    public Map<String, String> files(TenantId tenant) {
        return database.inTenant(tenant, () -> {
            List<PackStore.InUse> inUse = store.inUse(tenant);
            return inUse.isEmpty()
                    ? Map.of()
                    : store.files(tenant, inUse.getLast().version()).orElseThrow();
        });
    }

    /// The files of a stored version.
    public Optional<Map<String, String>> files(TenantId tenant, String version) {
        return database.inTenant(tenant, () -> store.files(tenant, version));
    }

    /// A stored version as it is shown.
    ///
    /// @param publishedAt when it was put in use, the last time
    /// @param share of the conversations it was given then, in hundredths; 0 when it was taken away
    public record Version(String version, String name, String author, Instant publishedAt, int share) {}

    /// The one put in use last comes first.
    public List<Version> versions(TenantId tenant, int limit) {
        return database.inTenant(tenant, () -> store.list(tenant, limit));
    }
}
