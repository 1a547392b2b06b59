package kz.jauap.ops.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import kz.jauap.booking.BookingSkill;
import kz.jauap.turn.Rehearsal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/// `chat`: talks with a pack in the terminal, and shows what each gate thought of each turn.
@Command(
        name = "chat",
        description = "Talks with a pack here, without a running Jauap, and shows the trace of each turn.",
        mixinStandardHelpOptions = true,
        footer = {"", "A line is a message; an empty line begins a new conversation; Ctrl-D ends."})
final class ChatCommand extends Speaking implements Callable<Integer> {

    @Option(names = "--pack", required = true, paramLabel = "DIR", description = "Folder of the pack.")
    private Path pack = Path.of("");

    private final BufferedReader in;
    private final Clock clock;

    ChatCommand(BufferedReader in, Clock clock) {
        this.in = in;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        PackFolder folder = PackFolder.read(pack, line());
        Rehearsal rehearsal = rehearsal(folder);
        out().println("Talking with " + folder.pack().name() + " "
                + folder.pack().version() + ". An empty line begins anew, Ctrl-D ends.");
        for (String said = heard(); said != null; said = heard()) {
            if (said.isBlank()) {
                rehearsal = rehearsal(folder);
                out().println("— a new conversation —");
            } else {
                show(rehearsal.hears(
                        List.of(said),
                        clock.instant().atZone(folder.pack().profile().zone())));
            }
        }
        return 0;
    }

    private static Rehearsal rehearsal(PackFolder folder) {
        return new Rehearsal(folder.pack(), List.of(BookingSkill.rehearsing()));
    }

    private @org.jspecify.annotations.Nullable String heard() {
        out().print("> ");
        out().flush();
        try {
            return in.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException("the terminal cannot be read any more", e);
        }
    }

    private void show(Rehearsal.Spoken spoken) {
        spoken.trace().forEach(step -> faint("  %-15s %-15s %s".formatted(step.gate(), step.outcome(), step.detail())));
        faint("  vouched for by " + String.join(", ", spoken.evidence()));
        out().println(spoken.text().isEmpty() ? "(silence)" : spoken.text());
        out().println();
    }

    private void faint(String text) {
        out().println(Ansi.AUTO.enabled() ? "\u001b[2m" + text + "\u001b[0m" : text);
    }
}
