package kz.jauap.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Processor time spent so far, which another load on the machine disturbs less than the clock on the wall.
/// PostgreSQL's is that of its processes, those that have ended included (known on Linux only).
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
                        one.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() + ofEndedChildren(one.pid()))
                .sum();
        return new Cpu(node, postgres);
    }

    /// See proc(5): behind the name in brackets, the 14th and 15th word count hundredths of a second.
    private static long ofEndedChildren(long pid) {
        try {
            String line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] words = line.substring(line.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(words[13]) + Long.parseLong(words[14])) * 10_000_000;
        } catch (IOException e) {
            return 0; // ended meanwhile, or no Linux
        }
    }

    double nodeMicrosPer(Cpu before, double count) {
        return (node - before.node) / 1e3 / count;
    }

    double postgresMicrosPer(Cpu before, double count) {
        return (postgres - before.postgres) / 1e3 / count;
    }
}
