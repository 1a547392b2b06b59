package kz.jauap.ops.embedded;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How the server in the box is set up. Given on its command line, so that no file can say otherwise.
final class ServerOptions {

    /// What makes a commit survive a power cut. Checked with `show` at every start.
    static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    private static final Map<String, String> TUNED = Map.ofEntries(
            Map.entry("max_connections", "200"),
            Map.entry("max_wal_size", "4GB"),
            Map.entry("min_wal_size", "1GB"), // a new segment is zeroed while every commit waits: keep some ready
            Map.entry("checkpoint_timeout", "15min"),
            Map.entry("wal_compression", "off"), // full pages cost less to write than to squeeze
            // pages that leave memory are written ahead of whoever needs their place, else a commit waits for it
            Map.entry("bgwriter_delay", "50ms"),
            Map.entry("bgwriter_lru_maxpages", "500"),
            Map.entry("bgwriter_lru_multiplier", "4"),
            Map.entry("jit", "off"), // statements are short: compiling costs more than it saves
            Map.entry("max_parallel_workers_per_gather", "0"), // two cores belong to many short statements
            Map.entry("autovacuum", "on"),
            Map.entry("autovacuum_naptime", "15s"),
            Map.entry("random_page_cost", "1.1"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("log_line_prefix", "%m [%p] %u@%d "),
            Map.entry("log_error_verbosity", "terse"), // details and statements may hold customers' words
            Map.entry("log_min_error_statement", "panic"),
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""));

    private static final long LEAST_BUFFERS = 128;
    private static final long MOST_BUFFERS = 4096;

    private ServerOptions() {}

    /// @param directLog whether the log's folder takes writes past the page cache; nobody reads the log again, and a
    ///     commit need not wait until the system has found memory for a second copy of it
    static List<String> commandLine(int port, boolean directLog) {
        Map<String, String> all = new TreeMap<>(TUNED);
        all.putAll(DURABLE);
        all.put("debug_io_direct", directLog ? "wal" : "");
        all.put("shared_buffers", buffersMegabytes(memory()) + "MB");
        all.put("port", Integer.toString(port));
        List<String> arguments = new ArrayList<>();
        all.forEach((name, value) -> {
            arguments.add("-c");
            arguments.add(name + "=" + value);
        });
        return arguments;
    }

    /// A quarter of the machine's (or the container's) memory, between 128 MB and 4 GB. It is taken page by
    /// page, as rows are used: a small house stays small.
    static long buffersMegabytes(long memoryBytes) {
        return Math.clamp(memoryBytes / 4 / 1024 / 1024, LEAST_BUFFERS, MOST_BUFFERS);
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }
}
