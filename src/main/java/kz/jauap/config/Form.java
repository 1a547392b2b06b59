package kz.jauap.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import kz.jauap.shared.MasterKeys;

/// What the text of a setting has to look like, and how it becomes a value.
///
/// @param shape said after "must be", for people
/// @param parse throws [IllegalArgumentException] when the text is not of that shape
record Form<T>(Class<T> type, String shape, boolean secret, Function<String, T> parse) {

    private static final int SHORTEST_TOKEN = 16;

    static Form<String> text(String shape, String pattern) {
        return new Form<>(String.class, shape, false, text -> demand(text.matches(pattern), text));
    }

    static Form<SecretText> secretText() {
        return new Form<>(SecretText.class, "a text that is not empty", true, SecretText::new);
    }

    static Form<SecretText> token() {
        return new Form<>(
                SecretText.class,
                "at least " + SHORTEST_TOKEN + " characters without spaces",
                true,
                text -> new SecretText(demand(text.matches("\\S{" + SHORTEST_TOKEN + ",}"), text)));
    }

    static Form<MasterKeys> masterKeys() {
        return new Form<>(
                MasterKeys.class,
                "32 random bytes in base 64; several with commas, newest first",
                true,
                MasterKeys::parse);
    }

    static Form<Integer> number(int least, int most) {
        return new Form<>(Integer.class, "a whole number from " + least + " to " + most, false, text -> {
            int number = Integer.parseInt(text);
            demand(number >= least && number <= most, text);
            return number;
        });
    }

    /// Seconds, possibly with a fraction, as the former systems wrote them.
    static Form<Duration> seconds(int least, int most) {
        return new Form<>(Duration.class, "seconds from " + least + " to " + most, false, text -> {
            double seconds = Double.parseDouble(text);
            demand(seconds >= least && seconds <= most, text);
            return Duration.ofMillis(Math.round(seconds * 1000));
        });
    }

    static Form<Duration> minutes(int least, int most) {
        return new Form<>(Duration.class, "whole minutes from " + least + " to " + most, false, text -> {
            int minutes = Integer.parseInt(text);
            demand(minutes >= least && minutes <= most, text);
            return Duration.ofMinutes(minutes);
        });
    }

    static Form<Duration> days(int least, int most) {
        return new Form<>(Duration.class, "whole days from " + least + " to " + most, false, text -> {
            int days = Integer.parseInt(text);
            demand(days >= least && days <= most, text);
            return Duration.ofDays(days);
        });
    }

    static Form<URI> address() {
        return new Form<>(URI.class, "an http or https address without a path's last slash", false, text -> {
            URI uri = URI.create(text);
            demand(String.valueOf(uri.getScheme()).matches("https?") && uri.getHost() != null, text);
            demand(!text.endsWith("/") && uri.getQuery() == null && uri.getUserInfo() == null, text);
            return uri;
        });
    }

    static Form<Path> folder() {
        return new Form<>(Path.class, "a folder's path", false, Path::of);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    static Form<Set<Role>> roles() {
        Function<String, Set<Role>> parse = text -> {
            Set<Role> roles = EnumSet.noneOf(Role.class);
            Arrays.stream(text.split(","))
                    .map(role -> Role.valueOf(role.strip().toUpperCase(Locale.ROOT)))
                    .forEach(roles::add);
            return Set.copyOf(roles);
        };
        return new Form<>((Class) Set.class, "web, worker, or both with a comma", false, parse);
    }

    private static String demand(boolean fits, String text) {
        if (!fits) {
            throw new IllegalArgumentException();
        }
        return text;
    }
}
