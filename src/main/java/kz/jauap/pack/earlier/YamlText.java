package kz.jauap.pack.earlier;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import kz.jauap.shared.Json;

/// Writes maps, lists and texts as YAML that a person can go on with: a text that could be read otherwise is quoted.
final class YamlText {

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\d+][\\p{L}\\d ().!?/%+–—«»№₸_-]*");
    private static final int INDENT = 2;

    private final StringBuilder out = new StringBuilder();

    private YamlText() {}

    /// @param about the first line of the file
    static String of(String about, Map<String, ?> content) {
        YamlText text = new YamlText();
        text.out.append("# ").append(about).append('\n');
        text.map(content, 0);
        return text.out.toString();
    }

    private void map(Map<?, ?> map, int depth) {
        boolean first = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!first || depth == 0) {
                out.append(" ".repeat(depth));
            }
            first = false;
            out.append(entry.getKey()).append(':');
            value(entry.getValue(), depth);
        }
    }

    private void value(Object value, int depth) {
        switch (value) {
            case Map<?, ?> map -> {
                out.append('\n').append(" ".repeat(depth + INDENT));
                map(map, depth + INDENT);
            }
            case List<?> list -> {
                out.append('\n');
                list.forEach(item -> item(item, depth + INDENT));
            }
            default -> out.append(' ').append(scalar(value.toString())).append('\n');
        }
    }

    private void item(Object item, int depth) {
        out.append(" ".repeat(depth)).append("- ");
        if (item instanceof Map<?, ?> map) {
            map(map, depth + INDENT);
        } else {
            out.append(scalar(item.toString())).append('\n');
        }
    }

    /// A JSON text is a YAML text.
    private static String scalar(String text) {
        return PLAIN.matcher(text).matches() && !text.endsWith(" ") ? text : Json.write(text);
    }
}
