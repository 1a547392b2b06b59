package kz.jauap.pack.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.jauap.pack.PackReader;

/// The building blocks of [PackSchemas]. Every scalar of a pack is text, whatever an editor takes it for (`no`,
/// `5000`), so
/// a pattern holds for texts, and numbers and truths pass.
final class Shapes {

    private static final List<String> SCALARS = List.of("string", "number", "boolean");

    private Shapes() {}

    /// @param pattern of the whole text, "" for any that is not empty
    static Map<String, Object> scalar(String pattern) {
        return Map.of("type", SCALARS, "pattern", pattern.isEmpty() ? "\\S" : "^\\s*(" + pattern + ")\\s*$");
    }

    /// One of a few words; those an editor reads as truths are allowed as such.
    static Map<String, Object> one(String... words) {
        List<Object> allowed = new ArrayList<>(Arrays.asList(words));
        if (allowed.contains("true")) {
            allowed.addAll(List.of(true, false));
        }
        return Map.of("enum", allowed);
    }

    /// One text, or a list of them.
    static Map<String, Object> texts(String pattern) {
        return Map.of("oneOf", List.of(scalar(pattern), Map.of("type", "array", "items", scalar(pattern))));
    }

    /// A text by language.
    static Map<String, Object> wording() {
        return byLanguage(scalar(""));
    }

    /// Texts by language.
    static Map<String, Object> wordings() {
        return byLanguage(texts(""));
    }

    private static Map<String, Object> byLanguage(Map<String, Object> each) {
        Table table = new Table();
        PackReader.LANGUAGES.forEach(language -> table.may(language, each));
        Map<String, Object> schema = new LinkedHashMap<>(table.schema());
        schema.put("minProperties", 1);
        return schema;
    }

    /// Entries, at least one.
    static Map<String, Object> list(Map<String, Object> entry) {
        return Map.of("type", "array", "items", entry, "minItems", 1);
    }

    /// Entries, or none.
    static Map<String, Object> listOf(Table entry) {
        return Map.of("type", "array", "items", entry.schema());
    }

    /// Keys of one's own choice.
    static Map<String, Object> named(String pattern, Map<String, Object> value) {
        return Map.of(
                "type",
                "object",
                "patternProperties",
                Map.of("^" + pattern + "$", value),
                "additionalProperties",
                false);
    }

    /// `key: value` lines: which there must be, and which there may be.
    static final class Table {

        private final Map<String, Object> properties = new LinkedHashMap<>();
        private final List<String> required = new ArrayList<>();
        private List<Map<String, Object>> alternatives = List.of();

        Table must(String key, Map<String, Object> value) {
            required.add(key);
            return may(key, value);
        }

        Table may(String key, Map<String, Object> value) {
            properties.put(key, value);
            return this;
        }

        /// Exactly one of these keys.
        Table oneOf(Map<String, Map<String, Object>> keys) {
            new TreeMap<>(keys).forEach(this::may);
            alternatives = keys.keySet().stream()
                    .sorted()
                    .map(key -> Map.<String, Object>of("required", List.of(key)))
                    .toList();
            return this;
        }

        Map<String, Object> schema() {
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put("type", "object");
            schema.put("properties", properties);
            if (!required.isEmpty()) {
                schema.put("required", required);
            }
            schema.put("additionalProperties", false);
            if (!alternatives.isEmpty()) {
                schema.put("oneOf", alternatives);
            }
            return schema;
        }
    }
}
