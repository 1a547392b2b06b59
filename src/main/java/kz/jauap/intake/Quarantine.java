package kz.jauap.intake;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelId;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.IdSource;
import kz.jauap.shared.Slice;
import kz.jauap.shared.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Requests that could not be read: kept whole, shown with the reason, and replayable once the adapter or the settings
/// have been mended.
@Component
public class Quarantine {

    private static final Logger log = LoggerFactory.getLogger(Quarantine.class);
    private static final int PREVIEW = 300;

    private final QuarantineStore store;
    private final Database database;
    private final IdSource ids;
    private final Clock clock;

    Quarantine(QuarantineStore store, Database database, IdSource ids, Clock clock) {
        this.store = store;
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /// A request in quarantine as it is shown; `preview` is the beginning of its body.
    public record Listed(
            TenantId tenant, UUID id, ChannelId channel, Instant at, String reason, String preview, boolean replayed) {}

    IntakeOutcome hold(ChannelAccount account, String reason, WebhookRequest request) {
        UUID id = ids.next();
        database.inTenant(account.tenant(), () -> store.hold(account, id, clock.instant(), reason, request));
        log.warn("a request to {} is in quarantine as {}, it can be replayed: {}", account, id, reason);
        return new IntakeOutcome.Quarantined(id, reason);
    }

    /// The newest first.
    @CrossTenant("the house's administrator may look at several tenants at once")
    public List<Listed> list(Slice slice, boolean withReplayed) {
        return database.acrossTenants(() -> store.list(slice, withReplayed)).stream()
                .map(held -> new Listed(
                        held.tenant(),
                        held.id(),
                        held.channel(),
                        held.at(),
                        held.reason(),
                        preview(held.raw()),
                        held.replayed()))
                .toList();
    }

    /// Requests that nobody has replayed, of the whole house.
    @CrossTenant("a count of the whole house")
    public long held() {
        return database.acrossTenants(store::held);
    }

    /// The held request as it came, ready to be read again by its channel's adapter.
    public Optional<Replay> forReplay(TenantId tenant, UUID id) {
        return database.inTenant(tenant, () -> store.find(tenant, id))
                .map(held -> new Replay(held.channel(), new WebhookRequest("POST", Map.of(), Map.of(), held.raw())));
    }

    /// A request to read again, and the channel it came to.
    public record Replay(ChannelId channel, WebhookRequest request) {}

    public void markReplayed(TenantId tenant, UUID id) {
        database.inTenant(tenant, () -> store.replayed(tenant, id));
    }

    private static String preview(byte[] raw) {
        return new String(raw, 0, Math.min(raw.length, PREVIEW), StandardCharsets.UTF_8);
    }

    /// Whose it is.
    @CrossTenant("the house's administrator may ask by the id alone")
    public Optional<TenantId> tenantOf(UUID id) {
        return database.acrossTenants(() -> store.tenantOf(id));
    }
}
