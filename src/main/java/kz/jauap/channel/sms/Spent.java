package kz.jauap.channel.sms;

import io.micrometer.core.instrument.MeterRegistry;
import kz.jauap.channel.ChannelAccount;

/// Counts what operators are paid by: `jauap_sms_segments_total`, by kind and account.
record Spent(MeterRegistry meters) {

    void count(ChannelAccount account, Segments segments) {
        meters.counter("jauap.sms.segments", "kind", account.kind().name(), "account", account.account())
                .increment(segments.count());
    }
}
