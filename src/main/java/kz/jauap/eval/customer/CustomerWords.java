package kz.jauap.eval.customer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import kz.jauap.pack.PackReading.Problem;
import kz.jauap.pack.Section;

/// What simulated customers say, from `simulate.yaml`.
///
/// @param byLanguage ways to say a thing by its name, by language
record CustomerWords(Map<String, Map<String, List<String>>> byLanguage, List<String> times, List<String> phones) {

    private static final String FILE = "simulate.yaml";
    private static final List<String> LANGUAGES = List.of("ru", "kk", "en");

    static CustomerWords read() {
        List<Problem> problems = new ArrayList<>();
        Section file = Section.parse(FILE, text(), problems).orElseThrow(() -> broken(problems));
        Map<String, Map<String, List<String>>> byLanguage = new HashMap<>();
        for (String language : LANGUAGES) {
            Map<String, List<String>> words = new HashMap<>();
            file.section(language)
                    .ifPresent(section -> section.keys().forEach(key -> words.put(key, section.texts(key))));
            byLanguage.put(language, Map.copyOf(words));
        }
        CustomerWords words = new CustomerWords(Map.copyOf(byLanguage), file.texts("times"), file.texts("phones"));
        file.done();
        if (!problems.isEmpty()) {
            throw broken(problems);
        }
        return words;
    }

    /// One way to say it; "" where nobody says it in that language.
    String say(String thing, String language, RandomGenerator dice) {
        return pick(byLanguage.getOrDefault(language, Map.of()).getOrDefault(thing, List.of()), dice);
    }

    static String pick(List<String> choice, RandomGenerator dice) {
        return choice.isEmpty() ? "" : choice.get(dice.nextInt(choice.size()));
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(CustomerWords.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " of this build cannot be read", e);
        }
    }

    private static IllegalStateException broken(List<Problem> problems) {
        return new IllegalStateException(FILE + " of this build is broken: " + problems);
    }
}
