package kz.jauap.channel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.IdSource;
import kz.jauap.shared.Notices;
import kz.jauap.shared.Remembered;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.Audit;
import kz.jauap.tenant.InvalidSetting;
import org.springframework.stereotype.Component;

/// The connected accounts. Found by what the provider calls them, never by a phone number as people write it. Reads
/// come from memory; a change is heard by every node at once, and at the latest after ten seconds.
@Component
public class Channels {

    /// The setting that says until when an account's access holds, as an ISO date or moment: people
    /// are warned ahead.
    public static final String ACCESS_UNTIL = "access_until";

    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final String TOPIC = "channel";

    private final ChannelStore store;
    private final Audit audit;
    private final Database database;
    private final Notices notices;
    private final IdSource ids;
    private final Clock clock;
    private final Remembered<Named, Optional<ChannelAccount>> byAccount;
    private final Remembered<Owned, Optional<ChannelAccount>> byId;
    private final Remembered<ChannelKind, List<ChannelAccount>> byKind;

    private record Named(ChannelKind kind, String account) {}

    private record Owned(TenantId tenant, ChannelId channel) {}

    Channels(ChannelStore store, Audit audit, Database database, Notices notices, IdSource ids, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.database = database;
        this.notices = notices;
        this.ids = ids;
        this.clock = clock;
        this.byAccount = new Remembered<>(clock, FRESH);
        this.byId = new Remembered<>(clock, FRESH);
        this.byKind = new Remembered<>(clock, FRESH);
        notices.listen(TOPIC, unused -> forget());
    }

    /// The account a webhook's address names.
    @CrossTenant("the provider's account is what tells us which tenant it is")
    public Optional<ChannelAccount> find(ChannelKind kind, String account) {
        return byAccount.get(
                new Named(kind, account), key -> database.acrossTenants(() -> store.find(key.kind(), key.account())));
    }

    public Optional<ChannelAccount> find(TenantId tenant, ChannelId channel) {
        return byId.get(
                new Owned(tenant, channel),
                key -> database.inTenant(key.tenant(), () -> store.find(key.tenant(), key.channel())));
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
        List<ChannelAccount> fitting = byKind.get(kind, this::ofKind).stream()
                .filter(one ->
                        MessageDigest.isEqual(one.secret(name).orElse("").getBytes(StandardCharsets.UTF_8), offered))
                .toList();
        return given.isEmpty() || fitting.size() > 1
                ? Optional.empty()
                : fitting.stream().findFirst();
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

    /// The account as it is stored this very moment.
    public Optional<ChannelAccount> fresh(TenantId tenant, ChannelId channel) {
        return database.inTenant(tenant, () -> store.find(tenant, channel));
    }

    /// Stores what a provider gave for something the account had: these settings and secrets, and
    /// nothing else of it.
    public void exchanged(ChannelAccount account, Map<String, String> config, Map<String, String> secrets) {
        TenantId tenant = account.tenant();
        database.inTenant(
                tenant,
                () -> store.lock(tenant, account.channel()).ifPresent(before -> {
                    Map<String, String> settings = new HashMap<>(before.config());
                    settings.putAll(config);
                    Map<String, String> hidden = new HashMap<>(before.secrets());
                    hidden.putAll(secrets);
                    store.update(
                            new ChannelAccount(
                                    tenant,
                                    before.channel(),
                                    before.kind(),
                                    before.account(),
                                    before.active(),
                                    settings,
                                    hidden),
                            clock.instant());
                    audit.record(
                            tenant,
                            "provider",
                            "channel.exchanged",
                            account.toString(),
                            Map.of("config", config, "secrets", secrets.keySet()));
                }));
        changed();
    }

    private void changed() {
        forget();
        notices.send(TOPIC, "changed");
    }

    private void forget() {
        byAccount.forgetAll();
        byId.forgetAll();
        byKind.forgetAll();
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
