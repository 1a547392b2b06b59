package kz.jauap.ops.cli;

import java.io.BufferedReader;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import kz.jauap.config.Settings;
import kz.jauap.ops.cli.channel.AddCommand;
import kz.jauap.ops.cli.channel.ChannelCommand;
import kz.jauap.ops.cli.keys.KeyCommand;
import kz.jauap.ops.cli.people.AgentCommand;
import kz.jauap.ops.cli.people.CustomerCommand;
import kz.jauap.ops.cli.people.DeskCommand;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/// `./jauap tenant …`, `channel …`, `desk …`, `pack …`, `document …`, `model …`, `keys …`, `quarantine …`, `dead …`,
/// `eval`,
/// `chat`.
///
/// Exit codes: 0 done; 1 refused, with the cause and what to do next; 2 wrong usage; 3 no Jauap answers.
@Command(
        name = "jauap",
        description = "Administers a running Jauap, and tries packs without one.",
        mixinStandardHelpOptions = true,
        subcommands = {
            TenantCommand.class,
            ChannelCommand.class,
            DeskCommand.class,
            AgentCommand.class,
            CustomerCommand.class,
            PackCommand.class,
            ModelCommand.class,
            DocumentCommand.class,
            BacklogCommand.class,
            LearnedCommand.class,
            KeyCommand.class,
            KeysCommand.class,
            QuarantineCommand.class,
            DeadCommand.class,
            EvalCommand.class,
            SimulateCommand.class,
            ChatCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Cli {

    public static final int REFUSED = 1;
    static final int UNREACHABLE = 3;

    /// Starts a house in this process, with these beans added.
    public interface Start {

        ConfigurableApplicationContext house(Settings settings, Consumer<GenericApplicationContext> more);
    }

    /// The whole command line, reading the address and the token from these variables where no option gives them.
    ///
    /// @param terminal what is typed
    public static CommandLine line(Map<String, String> env, BufferedReader terminal, Start start) {
        return new CommandLine(new Cli(), new Commands(env, terminal, start))
                .setExecutionExceptionHandler(Cli::explain)
                .setUsageHelpAutoWidth(true);
    }

    private static int explain(Exception exception, CommandLine line, CommandLine.ParseResult unused) throws Exception {
        if (exception instanceof Refused refused) {
            line.getErr().println(Ansi.AUTO.string("@|bold,red " + refused.getMessage() + "|@"));
            if (!refused.next().isEmpty()) {
                line.getErr().println("Next: " + refused.next());
            }
            return refused.exitCode();
        }
        throw exception;
    }

    /// Makes commands that share one environment.
    private record Commands(Map<String, String> env, BufferedReader terminal, Start start)
            implements CommandLine.IFactory {

        @Override
        public <K> K create(Class<K> type) throws Exception {
            if (type == House.class) {
                return type.cast(new House(env));
            }
            if (type == EvalCommand.class) {
                return type.cast(new EvalCommand(env, start));
            }
            if (type == SimulateCommand.class) {
                return type.cast(new SimulateCommand(env, start));
            }
            if (type == AddCommand.class) {
                return type.cast(new AddCommand(terminal));
            }
            if (type == ChatCommand.class) {
                return type.cast(new ChatCommand(terminal, Clock.systemUTC()));
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
