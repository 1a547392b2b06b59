package kz.jauap.shared;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON as Jauap stores it: dates as ISO text, unknown fields ignored, and any Java string kept exactly, lone
/// surrogates
/// included (they are written as escapes, which PostgreSQL's `json` type keeps as they are).
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /// Surrogates are written as escapes, paired or not.
    private static final JsonMapper BYTES = MAPPER.rebuild()
            .disable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private Json() {}

    public static String write(Object value) {
        return escapeLoneSurrogates(MAPPER.writeValueAsString(value));
    }

    /// The same in UTF-8, without the text between.
    public static byte[] bytes(Object value) {
        return BYTES.writeValueAsBytes(value);
    }

    /// @throws JacksonException when the text is not JSON of that shape
    public static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    /// @throws JacksonException when the text is not JSON
    public static JsonNode tree(String json) {
        return MAPPER.readTree(json);
    }

    /// UTF-8; what is none counts as U+FFFD.
    ///
    /// @throws JacksonException when the text is not JSON
    public static JsonNode tree(byte[] utf8) {
        try {
            return MAPPER.readTree(utf8);
        } catch (JacksonException e) {
            return tree(new String(utf8, StandardCharsets.UTF_8));
        }
    }

    public static JsonMapper mapper() {
        return MAPPER;
    }

    private static String escapeLoneSurrogates(String json) {
        int first = firstLoneSurrogate(json, 0);
        if (first < 0) {
            return json;
        }
        StringBuilder out = new StringBuilder(json.length() + 16);
        int from = 0;
        for (int at = first; at >= 0; at = firstLoneSurrogate(json, from)) {
            out.append(json, from, at).append("\\u%04x".formatted((int) json.charAt(at)));
            from = at + 1;
        }
        return out.append(json, from, json.length()).toString();
    }

    private static int firstLoneSurrogate(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            boolean paired = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (!paired) {
                return i;
            }
            i++;
        }
        return -1;
    }
}
