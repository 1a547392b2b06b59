package kz.jauap.eval;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kz.jauap.pack.PackReading.Problem;
import kz.jauap.pack.Section;

/// The words and letters rewrites are made with, from `rewrites.yaml`.
///
/// @param greetings,polite by language; `polite` and `emoji` have `…` where the customer's words go
/// @param yo words that have ё
/// @param latin Latin letters by Cyrillic letter
public record RewriteWords(
        Map<String, List<String>> greetings,
        Map<String, List<String>> polite,
        List<String> emoji,
        List<String> yo,
        Map<Character, String> latin) {

    private static final String FILE = "rewrites.yaml";

    public static RewriteWords read() {
        List<Problem> problems = new ArrayList<>();
        Section section = Section.parse(FILE, text(), problems).orElseThrow(() -> broken(problems));
        RewriteWords words = new RewriteWords(
                byLanguage(section, "greetings"),
                byLanguage(section, "polite"),
                section.texts("emoji"),
                section.texts("yo"),
                letters(section));
        section.done();
        if (!problems.isEmpty()) {
            throw broken(problems);
        }
        return words;
    }

    private static Map<String, List<String>> byLanguage(Section file, String key) {
        Map<String, List<String>> texts = new HashMap<>();
        file.section(key)
                .ifPresent(section -> section.keys().forEach(language -> texts.put(language, section.texts(language))));
        return Map.copyOf(texts);
    }

    private static Map<Character, String> letters(Section file) {
        Map<Character, String> letters = new HashMap<>();
        file.section("latin")
                .ifPresent(section -> section.keys().forEach(key -> letters.put(key.charAt(0), section.text(key))));
        return Map.copyOf(letters);
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(RewriteWords.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " of this build cannot be read", e);
        }
    }

    private static IllegalStateException broken(List<Problem> problems) {
        return new IllegalStateException(FILE + " of this build is broken: " + problems);
    }
}
