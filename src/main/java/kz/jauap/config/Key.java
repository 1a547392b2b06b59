package kz.jauap.config;

import java.util.List;

/// One setting, declared once: its name, its form, its default, and the words about it.
///
/// @param env name of the environment variable; a secret may be given as a file by `<env>_FILE`
/// @param alias a former name that still works, or empty
/// @param flag the same on the command line, or empty
/// @param fallback value when it is not given, or empty when there is none
record Key<T>(String env, Form<T> form, String alias, String flag, String fallback, Words words) {

    /// @param meaning what it is
    /// @param change when to change it
    /// @param example a value that works
    record Words(String meaning, String change, String example) {}

    static <T> Key<T> of(String env, Form<T> form, String meaning, String change, String example) {
        return new Key<>(env, form, "", "", "", new Words(meaning, change, example));
    }

    Key<T> alias(String former) {
        return new Key<>(env, form, former, flag, fallback, words);
    }

    Key<T> flag(String onCommandLine) {
        return new Key<>(env, form, alias, onCommandLine, fallback, words);
    }

    Key<T> fallback(String value) {
        return new Key<>(env, form, alias, flag, value, words);
    }

    boolean secret() {
        return form.secret();
    }

    String fileEnv() {
        return env + "_FILE";
    }

    /// Every variable this key is read from.
    List<String> names() {
        return java.util.stream.Stream.of(env, alias, secret() ? fileEnv() : "")
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /// What is wrong, for the person who set it.
    String problem(String name, String shown) {
        return name + shown + " must be " + form.shape() + ", for example " + name + "=" + words.example();
    }
}
