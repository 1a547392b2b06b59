package kz.jauap.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the environment and the command line say, read against [Keys]: values, problems, warnings.
///
/// A flag goes before its variable, a variable before its former name. An empty variable counts as not given.
final class Given {

    private final Map<String, String> env;
    private final Map<String, String> flags = new HashMap<>();
    private final Map<Key<?>, Object> values = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    Given(Map<String, String> env, String[] args) {
        this.env = env;
        readFlags(List.of(args));
        Keys.all().forEach(this::read);
        warnOfUnknown();
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
    }

    List<String> warnings() {
        return warnings;
    }

    /// For keys with a default.
    <T> T value(Key<T> key) {
        return Objects.requireNonNull(orNull(key), key.env());
    }

    <T> @Nullable T orNull(Key<T> key) {
        return key.form().type().cast(values.get(key));
    }

    private void readFlags(List<String> args) {
        Set<String> roles = new LinkedHashSet<>();
        for (int i = 0; i < args.size(); i++) {
            String name = args.get(i).replaceFirst("=.*", "");
            if (name.equals("--web") || name.equals("--worker")) {
                roles.add(name.substring(2));
            } else if (Keys.all().noneMatch(key -> key.flag().equals(name))) {
                problems.add(name + " is not a flag of Jauap; these are: --web, --worker, " + knownFlags());
            } else if (args.get(i).contains("=")) {
                flags.put(name, args.get(i).substring(name.length() + 1));
            } else {
                flags.put(name, i + 1 < args.size() ? args.get(++i) : "");
            }
        }
        if (!roles.isEmpty()) {
            flags.put(Keys.ROLES.env(), String.join(",", roles));
        }
    }

    private <T> void read(Key<T> key) {
        Source source = source(key);
        if (source == null) {
            return;
        }
        try {
            values.put(key, key.form().parse().apply(source.text));
        } catch (IllegalArgumentException e) {
            String why = key.secret() && e.getMessage() != null ? " (" + e.getMessage() + ")" : "";
            problems.add(key.problem(source.name, key.secret() ? why : "=" + source.text));
        }
    }

    private @Nullable Source source(Key<?> key) {
        String flag = key == Keys.ROLES ? flags.get(key.env()) : flags.get(key.flag());
        if (flag != null) {
            return new Source(key.flag().isEmpty() ? key.env() : key.flag(), flag);
        }
        Source file = key.secret() ? fromFile(key) : null;
        if (file != null && !text(key.env()).isEmpty()) {
            problems.add(key.env() + " and " + key.fileEnv() + " are both set; keep one of them");
        }
        if (file != null) {
            return file;
        }
        String name = text(key.env()).isEmpty() && !key.alias().isEmpty() ? key.alias() : key.env();
        String text = text(name).isEmpty() ? key.fallback() : text(name);
        return text.isEmpty() ? null : new Source(name, text);
    }

    private @Nullable Source fromFile(Key<?> key) {
        String path = text(key.fileEnv());
        if (path.isEmpty()) {
            return null;
        }
        try {
            return new Source(key.fileEnv(), Files.readString(Path.of(path)).strip());
        } catch (IOException | IllegalArgumentException e) {
            problems.add(key.fileEnv() + "=" + path + " must be a readable file with the secret in it, for example "
                    + key.fileEnv() + "=/run/secrets/" + key.env().toLowerCase(java.util.Locale.ROOT));
            return null;
        }
    }

    private void warnOfUnknown() {
        Set<String> known = Keys.all().flatMap(key -> key.names().stream()).collect(Collectors.toSet());
        env.keySet().stream()
                .filter(name -> name.startsWith("JAUAP_") && !known.contains(name))
                .sorted()
                .map(name -> name + " is not a setting of Jauap and is ignored; all of them: docs/configuration.md")
                .forEach(warnings::add);
    }

    private String text(String name) {
        return env.getOrDefault(name, "").strip();
    }

    private static String knownFlags() {
        return Keys.all().map(Key::flag).filter(flag -> !flag.isEmpty()).collect(Collectors.joining(", "));
    }

    private record Source(String name, String text) {}
}
