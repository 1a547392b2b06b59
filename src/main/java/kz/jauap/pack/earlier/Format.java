package kz.jauap.pack.earlier;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What the earlier format says and where a pack says it: the table `carry.yaml`.
final class Format {

    private static final String TABLE = "carry.yaml";

    private final Tree table;

    private Format(Tree table) {
        this.table = table;
    }

    static Format load() {
        Notes slips = new Notes();
        try (InputStream in = Objects.requireNonNull(Format.class.getResourceAsStream(TABLE), TABLE)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Format(Tree.parse(TABLE, text, slips).orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException("the table of the earlier format cannot be read", e);
        }
    }

    Map<String, String> letters() {
        Map<String, String> letters = new LinkedHashMap<>();
        table.at("letters").entries().forEach((letter, latin) -> letters.put(letter, latin.text()));
        return letters;
    }

    Map<String, String> days() {
        return texts("days");
    }

    /// What stands between the first and the last day of a run.
    List<String> to() {
        return table.at("to").texts();
    }

    Map<String, String> intents() {
        return texts("intents");
    }

    Map<String, String> synonyms() {
        return texts("synonyms");
    }

    private Map<String, String> texts(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        table.at(key).entries().forEach((from, to) -> texts.put(from, to.text()));
        return texts;
    }

    /// The field of a booking that a label speaks of, if it is one of those every business asks for.
    Optional<String> field(String label) {
        String small = label.toLowerCase(Locale.ROOT);
        return table.at("fields").entries().entrySet().stream()
                .filter(field -> field.getValue().texts().stream().anyMatch(small::contains))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// Yes or no; nothing where it is a text of its own.
    Optional<Boolean> yes(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        if (table.at("yes").texts().contains(small)) {
            return Optional.of(true);
        }
        return table.at("no").texts().contains(small) ? Optional.of(false) : Optional.empty();
    }

    /// A pattern with the places filled.
    String words(String pattern, String... places) {
        return filled(table.at("words." + pattern).text(), places);
    }

    List<String> patterns(String key, String... places) {
        return table.at("words." + key).texts().stream()
                .map(one -> filled(one, places))
                .toList();
    }

    static String filled(String pattern, String... places) {
        String text = pattern;
        for (int i = 0; i < places.length; i += 2) {
            text = text.replace("{" + places[i] + "}", places[i + 1]);
        }
        return text;
    }

    String zone() {
        return table.at("zone").text();
    }

    /// Entries of `facts`, `policies`, `templates`.
    List<Tree> entries(String key) {
        return table.at(key).list();
    }

    /// Paths of what is no text for customers.
    List<String> inner() {
        return table.at("inner").texts();
    }
}
