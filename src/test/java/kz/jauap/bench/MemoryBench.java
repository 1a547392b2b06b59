package kz.jauap.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import kz.jauap.sandbox.ChatflowSimulator;

/// Resident memory of a node: idle, and with 50 tenants under an hour's worth of messages sent in a few minutes. In the
/// first quarter code is compiled, caches fill and the heap is touched for the first time; from then on it is to be
/// flat.
final class MemoryBench {

    private static final int TENANTS = 50;
    private static final int AN_HOURS_MESSAGES = 50_000;
    private static final int PER_SECOND = 200;

    private MemoryBench() {}

    static void run(List<String> args) throws Exception {
        int messages = Bench.option(args, "--messages", AN_HOURS_MESSAGES);
        Report report = new Report("memory");
        try (ChatflowSimulator sink =
                        new ChatflowSimulator(new ChatflowSimulator.Setup(0, "bench-token", "bench", false, false, 1));
                House house = new House(18_085)) {
            house.furnish(TENANTS, 0, sink.address().toString());
            house.start(Bench.nodeOptions());
            TimeUnit.SECONDS.sleep(20);
            double idle = house.residentMegabytes();
            report.verdict("idle, MB", idle, "<= 350", idle <= 350);
            List<Figures> quarters = List.of(new Figures(), new Figures(), new Figures(), new Figures());
            PacedSender sender = new PacedSender(house.url(), "Сколько стоит маникюр?").spreadOver(TENANTS);
            int slices = 20;
            for (int slice = 0; slice < slices; slice++) {
                sender.run(PER_SECOND, messages / PER_SECOND / slices);
                quarters.get(slice * 4 / slices).add(house.residentMegabytes());
            }
            for (int quarter = 0; quarter < 4; quarter++) {
                report.figure("quarter " + (quarter + 1) + ", MB", quarters.get(quarter));
            }
            double highest = quarters.stream().mapToDouble(Figures::max).max().orElseThrow();
            report.verdict("highest, MB", highest, "<= 450", highest <= 450);
            double growth = quarters.get(3).median() / quarters.get(1).median();
            report.verdict("last quarter / second quarter", growth, "<= 1.05", growth <= 1.05);
        }
        report.write();
        System.exit(0);
    }
}
