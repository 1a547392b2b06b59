package kz.jauap.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/// Counts of this node since it started.
///
/// received = stored + duplicates + quarantined; and over all nodes, stored = handled + waiting (see `turn` and `ops`).
/// Alert when `jauap_intake_quarantined_total` or `jauap_intake_refused_total{reason="unknown"}` rises: a provider has
/// changed its format, or posts to an address that is gone.
@Component
public class IntakeCounters {

    private final Counter received;
    private final Counter stored;
    private final Counter duplicates;
    private final Counter quarantined;
    private final MeterRegistry registry;

    IntakeCounters(MeterRegistry registry) {
        this.registry = registry;
        this.received = registry.counter("jauap.intake.received");
        this.stored = registry.counter("jauap.intake.stored");
        this.duplicates = registry.counter("jauap.intake.duplicates");
        this.quarantined = registry.counter("jauap.intake.quarantined");
    }

    void arrived(int messages, int fresh) {
        received.increment(messages);
        stored.increment(fresh);
        duplicates.increment((double) messages - fresh);
    }

    void quarantined() {
        received.increment();
        quarantined.increment();
    }

    /// A request that stored nothing: `forged`, `unknown`, `too_large`, `busy`.
    public void refused(String reason) {
        registry.counter("jauap.intake.refused", "reason", reason).increment();
    }
}
