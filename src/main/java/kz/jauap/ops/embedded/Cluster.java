package kz.jauap.ops.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kz.jauap.shared.OwnerOnly;

/// The files of one PostgreSQL: its binaries, its rows, its log; and the commands run on them.
record Cluster(Path home, Path binaries, RunAs runAs) {

    private static final String VERSION = "18";
    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final long LOG_LIMIT = 16L << 20;

    /// Unpacks the binaries and makes the cluster, whichever is missing.
    static Cluster prepare(Path home, Path binariesParent, Access access) {
        RunAs runAs = RunAs.choose();
        Path binaries = Archive.forThisMachine().unpackInto(OwnerOnly.folder(binariesParent));
        runAs.own(binaries);
        Cluster cluster = new Cluster(home, binaries, runAs);
        if (Files.notExists(cluster.rows().resolve("PG_VERSION"))) {
            cluster.create(access);
        }
        cluster.refuseOtherVersions();
        runAs.own(cluster.rows());
        return cluster;
    }

    Path rows() {
        return home.resolve("cluster");
    }

    Path log() {
        return home.resolve("server.log");
    }

    PostmasterFile postmasterFile() {
        return new PostmasterFile(rows().resolve("postmaster.pid"));
    }

    /// Starts the server, out of the terminal's process group: Ctrl-C is for Jauap, who then stops the server in order.
    Process launch(int port) {
        boolean directLog = DirectWrites.workIn(rows().resolve("pg_wal"));
        List<String> server = Stream.concat(
                        Stream.of(program("postgres"), "-D", rows().toString()),
                        ServerOptions.commandLine(port, directLog).stream())
                .toList();
        List<String> command = runAs.command(server);
        List<String> detached = Files.isExecutable(SETSID)
                ? Stream.concat(Stream.of(SETSID.toString()), command.stream()).toList()
                : command;
        return start(detached);
    }

    /// `fast` breaks connections and writes everything out; `immediate` leaves it to the recovery at the next start.
    boolean stop(String mode, int patienceSeconds) {
        return run(List.of(program("pg_ctl"), "stop", "-D", rows().toString(), "-m", mode, "-t", "" + patienceSeconds))
                == 0;
    }

    /// The last lines the server wrote after the given position.
    String logSince(long position) {
        try {
            byte[] all = Files.readAllBytes(log());
            int from = (int) Math.clamp(position, Math.max(0L, all.length - 4000L), all.length);
            return new String(all, from, all.length - from, java.nio.charset.StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "(its log " + log() + " cannot be read: " + e.getMessage() + ")";
        }
    }

    long logSize() {
        try {
            return Files.size(OwnerOnly.touch(log()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + log(), e);
        }
    }

    void rollLog() {
        try {
            if (logSize() > LOG_LIMIT) {
                Files.move(log(), home.resolve("server.log.1"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot roll " + log(), e);
        }
    }

    private void create(Access access) {
        Path fresh = home.resolve("cluster-new");
        Path password = home.resolve("password.txt");
        try {
            deleteTree(fresh); // left by a start that was cut off
            Files.createDirectory(fresh);
            OwnerOnly.folder(fresh);
            OwnerOnly.write(password, access.superuserPassword());
            runAs.own(fresh);
            runAs.own(password);
            long before = logSize();
            if (run(initdb(fresh, password)) != 0) {
                throw new DatabaseStartFailed(
                        "PostgreSQL could not make its files in " + home + ": " + logSince(before));
            }
            Files.move(fresh, rows());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the database in " + home, e);
        } finally {
            password.toFile().delete();
        }
    }

    private List<String> initdb(Path target, Path password) {
        return List.of(
                program("initdb"),
                "--pgdata=" + target,
                "--username=" + Access.SUPERUSER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
    }

    private void refuseOtherVersions() {
        String found = OwnerOnly.read(rows().resolve("PG_VERSION"));
        if (!found.equals(VERSION)) {
            throw new DatabaseStartFailed("The rows in " + rows() + " were written by PostgreSQL " + found
                    + ", and PostgreSQL " + VERSION + " cannot read them. UPGRADING.md tells how to carry them over.");
        }
    }

    private int run(List<String> command) {
        Process process = start(runAs.command(command));
        try {
            return process.waitFor(2, TimeUnit.MINUTES) ? process.exitValue() : -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private Process start(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(OwnerOnly.touch(log()).toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new DatabaseStartFailed("cannot run " + command.getFirst() + ": " + e.getMessage(), e);
        }
    }

    private String program(String name) {
        return binaries.resolve("bin").resolve(name).toString();
    }

    private static void deleteTree(Path root) throws IOException {
        if (Files.exists(root)) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.toList().reversed()) {
                    Files.delete(file);
                }
            }
        }
    }
}
