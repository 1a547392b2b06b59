package kz.jauap.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelFolders;
import kz.jauap.channel.Fixtures;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.ProviderUnderTest;
import kz.jauap.channel.spi.ChannelAdapter;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.Verification;
import kz.jauap.channel.spi.WebhookRequest;

/// Webhooks verified and read a second of processor time, by each adapter with the first fixture of its messages. The
/// web
/// chat is left out: who may write, and how often, is all its verifying is about.
final class ChannelsBench {

    private static final String OWN = "webchat";
    private static final int ROUNDS = 3;
    private static final double WANTED = 20_000;
    private static final int AT_ONCE = 200;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ChannelsBench() {}

    static void run(List<String> args) throws ReflectiveOperationException {
        long round = Bench.option(args, "--millis", 1_000) * 1_000_000L;
        Report report = new Report("channels");
        for (Class<?> one : ChannelFolders.underTest()) {
            try (ProviderUnderTest provider = ChannelFolders.made(one)) {
                String kind = provider.adapter().kind().name();
                if (!kind.equals(OWN)) {
                    measure(kind, provider, round, report);
                }
            }
        }
        report.write();
    }

    private static void measure(String kind, ProviderUnderTest provider, long round, Report report) {
        ChannelAdapter adapter = provider.adapter();
        ChannelAccount account = provider.account();
        String fixture = provider.messages().getFirst();
        WebhookRequest request = provider.genuine(Fixtures.read(kind, fixture));
        perSecond(adapter, request, account, round);
        Figures speed = new Figures();
        for (int i = 0; i < ROUNDS; i++) {
            speed.add(perSecond(adapter, request, account, round));
        }
        report.figure(kind + ", " + request.body().length + " bytes", speed);
        report.verdict(kind + " webhooks a second of a core", speed.median(), ">= 20,000", speed.median() >= WANTED);
    }

    private static double perSecond(
            ChannelAdapter adapter, WebhookRequest request, ChannelAccount account, long atLeast) {
        long start = THREADS.getCurrentThreadCpuTime();
        long done = 0;
        while (THREADS.getCurrentThreadCpuTime() - start < atLeast) {
            for (int i = 0; i < AT_ONCE; i++) {
                demand(adapter, request, account);
            }
            done += AT_ONCE;
        }
        return done * 1e9 / (THREADS.getCurrentThreadCpuTime() - start);
    }

    private static void demand(ChannelAdapter adapter, WebhookRequest request, ChannelAccount account) {
        boolean read = adapter.verify(request, account) instanceof Verification.Genuine
                && adapter.parse(request, account) instanceof Parsed.Events(var events)
                && events.getFirst() instanceof InboundMessage;
        if (!read) {
            throw new IllegalStateException(account + " did not read its own fixture");
        }
    }
}
