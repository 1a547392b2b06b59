package kz.jauap.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.DeliveryReceipt;
import kz.jauap.channel.Echo;
import kz.jauap.channel.InboundEvent;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.TakenBack;
import kz.jauap.channel.spi.ChannelAdapter;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.Verification;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.tenant.TenantSettings;
import kz.jauap.tenant.Tenants;
import org.springframework.stereotype.Component;

/// Takes a provider's request and returns only when all of it is committed: its messages in the inbox, or the whole of
/// it
/// in quarantine. An exception means nothing was stored, and the provider must try again.
@Component
public class Intake {

    private final InboundCommit commit;
    private final Quarantine quarantine;
    private final ReceiptSink receipts;
    private final AsideSink asides;
    private final Tenants tenants;
    private final IntakeCounters counters;
    private final Clock clock;

    Intake(
            InboundCommit commit,
            Quarantine quarantine,
            ReceiptSink receipts,
            AsideSink asides,
            Tenants tenants,
            IntakeCounters counters,
            Clock clock) {
        this.commit = commit;
        this.quarantine = quarantine;
        this.receipts = receipts;
        this.asides = asides;
        this.tenants = tenants;
        this.counters = counters;
        this.clock = clock;
    }

    /// @throws kz.jauap.shared.GroupCommit.Refused when nothing was stored
    public IntakeOutcome receive(WebhookRequest request, ChannelAccount account, ChannelAdapter adapter) {
        return switch (adapter.verify(request, asTenantSays(account))) {
            case Verification.Forged(String reason) -> {
                counters.refused("forged");
                yield new IntakeOutcome.Forged(reason);
            }
            case Verification.Throttled(Duration after) -> {
                counters.refused("throttled");
                yield new IntakeOutcome.Throttled(after);
            }
            case Verification.Genuine() -> read(request, account, adapter);
        };
    }

    /// A tenant may take webhooks that no secret vouches for; the adapters know this as a setting of the account.
    private ChannelAccount asTenantSays(ChannelAccount account) {
        boolean unsigned = tenants.get(account.tenant()).settings().acceptUnsigned();
        return unsigned ? account.with("accept_unsigned", "true") : account;
    }

    /// Takes a request that is known to be genuine: from a poller, or out of quarantine.
    public IntakeOutcome read(WebhookRequest request, ChannelAccount account, ChannelAdapter adapter) {
        return switch (adapter.parse(request, account)) {
            case Parsed.Unreadable(String reason) -> hold(account, reason, request);
            case Parsed.Events(List<InboundEvent> events) -> {
                IntakeOutcome stored = store(events, request.body(), account);
                unread(events).ifPresent(reason -> hold(account, reason, request));
                yield stored;
            }
        };
    }

    private IntakeOutcome hold(ChannelAccount account, String reason, WebhookRequest request) {
        counters.quarantined();
        return quarantine.hold(account, reason, request);
    }

    private static Optional<String> unread(List<InboundEvent> events) {
        return events.stream()
                .filter(InboundEvent.Unread.class::isInstance)
                .map(event -> ((InboundEvent.Unread) event).reason())
                .reduce((one, other) -> one + "; " + other);
    }

    private IntakeOutcome store(List<InboundEvent> events, byte[] raw, ChannelAccount account) {
        Instant now = clock.instant();
        TenantSettings settings = tenants.get(account.tenant()).settings();
        List<Arrival> arrivals = of(InboundMessage.class, events).stream()
                .map(message -> Arrival.of(account, message, raw, now, settings))
                .toList();
        List<UUID> fresh = commit.store(arrivals);
        List<Echo> echoes = of(Echo.class, events);
        List<TakenBack> takenBack = of(TakenBack.class, events);
        if (!echoes.isEmpty() || !takenBack.isEmpty()) {
            asides.store(account, echoes, takenBack);
        }
        List<DeliveryReceipt> news = of(DeliveryReceipt.class, events);
        if (!news.isEmpty()) {
            receipts.store(account, news);
        }
        counters.arrived(arrivals.size(), fresh.size());
        return new IntakeOutcome.Stored(fresh, arrivals.size() - fresh.size());
    }

    private static <T extends InboundEvent> List<T> of(Class<T> kind, List<InboundEvent> events) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
