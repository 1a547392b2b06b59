package kz.jauap.bench;

import java.time.Duration;

/// Processor time spent so far, which another load on the machine disturbs less than the clock on the wall.
final class Cpu {

    private final long node;
    private final long postgres;

    private Cpu(long node, long postgres) {
        this.node = node;
        this.postgres = postgres;
    }

    static Cpu now(long nodePid) {
        long node = ProcessHandle.of(nodePid)
                .flatMap(one -> one.info().totalCpuDuration())
                .orElse(Duration.ZERO)
                .toNanos();
        long postgres = ProcessHandle.allProcesses()
                .filter(one -> one.info()
                        .command()
                        .filter(path -> path.endsWith("/postgres"))
                        .isPresent())
                .mapToLong(one ->
                        one.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
                .sum();
        return new Cpu(node, postgres);
    }

    double nodeMicrosPer(Cpu before, double count) {
        return (node - before.node) / 1e3 / count;
    }

    double postgresMicrosPer(Cpu before, double count) {
        return (postgres - before.postgres) / 1e3 / count;
    }
}
