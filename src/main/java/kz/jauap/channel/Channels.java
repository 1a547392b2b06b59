package kz.jauap.channel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.IdSource;
import kz.jauap.shared.Notices;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.Audit;
import kz.jauap.tenant.InvalidSetting;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The connected accounts. Found by what the provider calls them, never by a phone number as people write it. Reads
/// come
/// from memory; a change is heard by every node at once, and at the latest after ten seconds.
@Component
public class Channels {

    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final String TOPIC = "channel";
    private static final int MOST_UNKNOWN = 10_000;

    private final ChannelStore store;
    private final Audit audit;
    private final Database database;
    private final Notices notices;
    private final IdSource ids;
    private final Clock clock;
    private final Map<String, Cached> byAccount = new ConcurrentHashMap<>();
    private final Map<Owned, Cached> byId = new ConcurrentHashMap<>();
    private final Map<ChannelKind, AllOfKind> byKind = new ConcurrentHashMap<>();

    private record AllOfKind(List<ChannelAccount> accounts, Instant until) {}

    private record Owned(TenantId tenant, ChannelId channel) {}

    private record Cached(Optional<ChannelAccount> account, Instant until) {}

    Channels(ChannelStore store, Audit audit, Database database, Notices notices, IdSource ids, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.database = database;
        this.notices = notices;
        this.ids = ids;
        this.clock = clock;
        notices.listen(TOPIC, unused -> forget());
    }

    /// The account a webhook's address names.
    @CrossTenant("the provider's account is what tells us which tenant it is")
    public Optional<ChannelAccount> find(ChannelKind kind, String account) {
        String key = kind + "/" + account;
        Optional<Cached> cached = fresh(byAccount.get(key));
        if (cached.isPresent()) {
            return cached.get().account();
        }
        Optional<ChannelAccount> read = database.acrossTenants(() -> store.find(kind, account));
        if (byAccount.size() > MOST_UNKNOWN) {
            byAccount.clear();
        }
        byAccount.put(key, new Cached(read, clock.instant().plus(FRESH)));
        return read;
    }

    public Optional<ChannelAccount> find(TenantId tenant, ChannelId channel) {
        Owned key = new Owned(tenant, channel);
        Optional<Cached> cached = fresh(byId.get(key));
        if (cached.isPresent()) {
            return cached.get().account();
        }
        Optional<ChannelAccount> read = database.inTenant(tenant, () -> store.find(tenant, channel));
        byId.put(key, new Cached(read, clock.instant().plus(FRESH)));
        return read;
    }

    public List<ChannelAccount> of(TenantId tenant) {
        return database.inTenant(tenant, () -> store.of(tenant));
    }

    @CrossTenant("pollers and limits serve the accounts of all tenants")
    public List<ChannelAccount> ofKind(ChannelKind kind) {
        return database.acrossTenants(() -> store.ofKind(kind));
    }

    /// The one account whose secret this is, for webhook addresses that name none. Takes the same time for every
    /// answer;
    /// a secret two accounts share names neither.
    @CrossTenant("the provider's secret is what tells us which tenant it is")
    public Optional<ChannelAccount> bySecret(ChannelKind kind, String name, String given) {
        byte[] offered = given.getBytes(StandardCharsets.UTF_8);
        List<ChannelAccount> fitting = known(kind).stream()
                .filter(one ->
                        MessageDigest.isEqual(one.secret(name).orElse("").getBytes(StandardCharsets.UTF_8), offered))
                .toList();
        return given.isEmpty() || fitting.size() > 1
                ? Optional.empty()
                : fitting.stream().findFirst();
    }

    private List<ChannelAccount> known(ChannelKind kind) {
        AllOfKind known = byKind.get(kind);
        if (known == null || !clock.instant().isBefore(known.until())) {
            known = new AllOfKind(ofKind(kind), clock.instant().plus(FRESH));
            byKind.put(kind, known);
        }
        return known.accounts();
    }

    /// Connects an account.
    ///
    /// @throws InvalidSetting when another channel of this kind has that account
    public ChannelAccount add(
            TenantId tenant,
            ChannelKind kind,
            String account,
            Map<String, String> config,
            Map<String, String> secrets,
            String actor) {
        ChannelAccount added =
                new ChannelAccount(tenant, new ChannelId(ids.next()), kind, account, true, config, secrets);
        boolean inserted = database.inTenant(tenant, () -> {
            if (!store.insert(added, clock.instant())) {
                return false;
            }
            audit.record(
                    tenant,
                    actor,
                    "channel.added",
                    added.toString(),
                    Map.of("config", config, "secrets", secrets.keySet()));
            return true;
        });
        if (!inserted) {
            throw new InvalidSetting("account", account, "one that no other " + kind + " channel has", account + "_2");
        }
        changed();
        return added;
    }

    /// Stores new settings, secrets or status of a connected account.
    public void update(ChannelAccount account, String actor) {
        database.inTenant(account.tenant(), () -> {
            store.update(account, clock.instant());
            audit.record(
                    account.tenant(),
                    actor,
                    "channel.changed",
                    account.toString(),
                    Map.of(
                            "active",
                            account.active(),
                            "config",
                            account.config(),
                            "secrets",
                            account.secrets().keySet()));
        });
        changed();
    }

    private Optional<Cached> fresh(@Nullable Cached cached) {
        return Optional.ofNullable(cached).filter(one -> clock.instant().isBefore(one.until()));
    }

    private void changed() {
        forget();
        notices.send(TOPIC, "changed");
    }

    private void forget() {
        byAccount.clear();
        byId.clear();
        byKind.clear();
    }

    /// Seals every secret of the house with the newest master key.
    ///
    /// @return channels whose secrets were under a former one
    @CrossTenant("a master key seals the secrets of all tenants")
    public int reseal(String actor) {
        int changed = database.acrossTenants(() -> {
            List<ChannelStore.Sealed> sealed = store.reseal();
            sealed.forEach(one -> audit.record(
                    one.tenant(), actor, "channel.resealed", one.channel().toString(), Map.of()));
            return sealed.size();
        });
        changed();
        return changed;
    }
}
