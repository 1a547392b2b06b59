package kz.jauap.ops.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `postmaster.pid`, where a running server tells its process id (line 1), port (line 4) and state (line 8).
record PostmasterFile(Path file) {

    Optional<Long> pid() {
        return line(1).filter(text -> text.matches("\\d{1,18}")).map(Long::valueOf);
    }

    Optional<Integer> port() {
        return line(4).filter(text -> text.matches("\\d{1,5}")).map(Integer::valueOf);
    }

    boolean saysReady(long pid) {
        return pid().filter(found -> found == pid).isPresent()
                && line(8).filter("ready"::equals).isPresent();
    }

    /// Lets a server start although a process of that id runs which is not a server: the file then names its parent,
    /// us,
    /// whom it ignores. Its other lines stay, so that it still notices children of the dead server.
    void disown() {
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(file));
            lines.set(0, Long.toString(ProcessHandle.current().pid()));
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private Optional<String> line(int number) {
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.size() < number
                    ? Optional.empty()
                    : Optional.of(lines.get(number - 1).strip());
        } catch (IOException e) {
            return Optional.empty(); // no server, or one that is just leaving
        }
    }
}
