package kz.jauap.ops.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What `postmaster.pid` says of the server that ran here before, seen against the processes that run now.
sealed interface Predecessor {

    /// It stopped in order, or never was.
    record Gone() implements Predecessor {}

    /// It was killed; its file stays, and its process id may belong to a stranger by now.
    record Dead() implements Predecessor {}

    /// It runs, without a Jauap: that one was killed.
    record Orphan(ProcessHandle process) implements Predecessor {}

    /// Something runs under its process id and does not let us see what: PostgreSQL's own checks must decide.
    record Unknown() implements Predecessor {}

    static Predecessor of(PostmasterFile file, Path rows) {
        Optional<Long> pid = file.pid();
        if (pid.isEmpty()) {
            return new Gone();
        }
        Optional<ProcessHandle> process = ProcessHandle.of(pid.get()).filter(ProcessHandle::isAlive);
        if (process.isEmpty() || isZombie(pid.get())) {
            return new Dead();
        }
        return process.get().info().arguments().isPresent() ? recognise(process.get(), rows) : new Unknown();
    }

    private static Predecessor recognise(ProcessHandle process, Path rows) {
        List<String> arguments = List.of(process.info().arguments().orElseGet(() -> new String[0]));
        return arguments.contains(rows.toString()) ? new Orphan(process) : new Dead();
    }

    /// Dead, but its parent has not asked how it died. In containers that may take for ever.
    private static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.startsWith(") Z", stat.lastIndexOf(')'));
        } catch (IOException e) {
            return false; // no /proc here, or the process has just gone
        }
    }
}
