package kz.jauap.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.spi.SendOutcome;
import org.springframework.stereotype.Component;

/// Counts and times of sending. Alert when `jauap_delivery_given_up_total` rises, or when `retry` and `uncertain` are
/// more than a tenth of `jauap_delivery_sent_seconds_count`: the provider is in trouble.
@Component
class DeliveryCounters {

    private final MeterRegistry registry;

    DeliveryCounters(MeterRegistry registry) {
        this.registry = registry;
    }

    void sent(ChannelKind kind, SendOutcome outcome, Duration took) {
        String result = switch (outcome) {
            case SendOutcome.Accepted unused -> "accepted";
            case SendOutcome.RetryLater unused -> "retry";
            case SendOutcome.Rejected unused -> "rejected";
            case SendOutcome.Uncertain unused -> "uncertain";
        };
        registry.timer("jauap.delivery.sent", "channel", kind.name(), "outcome", result)
                .record(took);
    }

    void throttled() {
        registry.counter("jauap.delivery.throttled").increment();
    }

    void failed() {
        registry.counter("jauap.delivery.given.up").increment();
    }
}
