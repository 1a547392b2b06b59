package kz.jauap.config;

import java.util.List;
import java.util.stream.Collectors;

/// The start is refused: each problem names the key, what is wrong with its value, and an example. Values of secrets
/// are
/// never among them.
public final class InvalidSettings extends RuntimeException {

    /// The process ends with this code.
    public static final int EXIT_CODE = 2;

    private final List<String> problems;

    InvalidSettings(List<String> problems) {
        super(problems.stream()
                .map(problem -> "  " + problem)
                .collect(Collectors.joining("\n", "Jauap cannot start with these settings:\n", "")));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
