package kz.jauap.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import kz.jauap.booking.BookingSkill;
import kz.jauap.channel.InboundMessage;
import kz.jauap.conversation.DialogueState;
import kz.jauap.conversation.Memory;
import kz.jauap.conversation.Owner;
import kz.jauap.decision.Decided;
import kz.jauap.decision.Decision;
import kz.jauap.decision.Decisions;
import kz.jauap.decision.spi.Skill;
import kz.jauap.language.Language;
import kz.jauap.pack.Pack;
import kz.jauap.shared.TenantId;

/// How many bursts one core understands and decides a second, with a pack of 300 facts and 200 services, and what the
/// packs of 1,000 such businesses take in memory. One thread, no database, no model.
final class DecideBench {

    private static final int FACTS = 300;
    private static final int SERVICES = 200;
    private static final int BURSTS = 4_000;
    private static final int ROUNDS = 5;
    private static final long WARM_UP = TimeUnit.SECONDS.toNanos(4);
    private static final long ROUND = TimeUnit.SECONDS.toNanos(2);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final ZonedDateTime NOON = ZonedDateTime.parse("2026-11-24T12:00:00+05:00[Asia/Almaty]");

    private final Report report = new Report("decide");
    private final List<Skill> skills = List.of(BookingSkill.rehearsing());
    private final MadeUpBusiness business = new MadeUpBusiness(1, FACTS, SERVICES);
    private final Pack pack = business.pack();
    private final List<Memory> bursts = new MadeUpCustomers(business)
            .bursts(BURSTS).stream().map(DecideBench::memory).toList();
    private long decided;

    static void run(List<String> args) throws Exception {
        DecideBench bench = new DecideBench();
        bench.speed();
        bench.memory(Bench.option(args, "--packs", 1_000));
        bench.report.write();
    }

    private void speed() {
        report.say("decide: " + FACTS + " facts, " + SERVICES + " services, " + BURSTS + " bursts, one thread");
        report.value("bursts answered in whole", answeredShare());
        played(WARM_UP, new Figures());
        Figures perSecond = new Figures();
        Figures perCpuSecond = new Figures();
        Figures latest = new Figures();
        for (int round = 0; round < ROUNDS; round++) {
            Figures millis = new Figures();
            long cpu = THREADS.getCurrentThreadCpuTime();
            perSecond.add(played(ROUND, millis));
            perCpuSecond.add(millis.all().size() * 1e9 / (THREADS.getCurrentThreadCpuTime() - cpu));
            latest.add(millis.percentile(99));
        }
        report.figure("turns a second of processor time", perCpuSecond);
        report.figure("turns a second, one thread", perSecond);
        report.verdict("turns a second", perSecond.median(), ">= 2,000", perSecond.median() >= 2_000);
        report.verdict("p99, ms", latest.median(), "<= 5", latest.median() <= 5);
    }

    /// So that nobody measures a bot that understands nothing.
    private double answeredShare() {
        return bursts.stream()
                        .filter(one -> decide(one).decision() instanceof Decision.Reply)
                        .count()
                / (double) bursts.size();
    }

    /// Turns a second; the milliseconds of each go into `millis`.
    private double played(long nanos, Figures millis) {
        long start = System.nanoTime();
        long before = start;
        int turns = 0;
        while (before - start < nanos) {
            decided += decide(bursts.get(turns++ % bursts.size())).trace().size();
            long now = System.nanoTime();
            millis.add((now - before) / 1e6);
            before = now;
        }
        return decided == 0 ? 0 : turns * 1e9 / (before - start);
    }

    private Decided decide(Memory memory) {
        return Decisions.decide(
                memory, Language.read(memory.texts(), pack.vocabulary(), memory.language()), pack, skills);
    }

    private void memory(int packs) throws Exception {
        PacksInMemory.Taken taken = PacksInMemory.measure(packs, FACTS, SERVICES);
        report.value("reading one pack, ms", taken.millisEach());
        report.value("one pack of " + FACTS + " facts and " + SERVICES + " services, MB", taken.megabytes() / packs);
        report.verdict(
                packs + " tenants' packs, all different, MB of heap",
                taken.megabytes(),
                "<= 1,024",
                taken.megabytes() <= 1_024);
    }

    private static Memory memory(List<String> texts) {
        List<InboundMessage> burst = texts.stream()
                .map(text -> InboundMessage.text("m" + texts.indexOf(text), "chat", text))
                .toList();
        return new Memory(
                new TenantId(new UUID(0, 1)),
                new UUID(0, 2),
                1,
                Owner.BOT,
                "",
                DialogueState.EMPTY,
                burst,
                NOON,
                Memory.Home.ANYWHERE);
    }
}
