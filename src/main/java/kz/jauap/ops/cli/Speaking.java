package kz.jauap.ops.cli;

import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// A command that prints to where its command line prints.
public abstract class Speaking {

    @Spec
    private @Nullable CommandSpec spec;

    protected CommandLine line() {
        return Objects.requireNonNull(spec, "a command runs inside a command line")
                .commandLine();
    }

    protected PrintWriter out() {
        return line().getOut();
    }
}
