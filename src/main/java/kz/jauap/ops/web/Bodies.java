package kz.jauap.ops.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import kz.jauap.ops.admin.Refusal;
import kz.jauap.tenant.InvalidSetting;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads JSON bodies, and says which field is wrong and how it would be right.
public final class Bodies {

    private Bodies() {}

    public static void demandOnly(JsonNode body, Set<String> known) {
        if (!body.isObject()) {
            throw Refusal.malformed("the body is no JSON object", "send an object with " + known);
        }
        for (String field : body.propertyNames()) {
            if (!known.contains(field)) {
                throw Refusal.malformed("there is no field " + field, "the fields are " + known);
            }
        }
    }

    public static String text(JsonNode body, String field, String example) {
        JsonNode value = body.path(field);
        if (!value.isString() || value.asString().isBlank()) {
            throw new InvalidSetting(field, value.isMissingNode() ? "missing" : value.toString(), "a text", example);
        }
        return value.asString();
    }

    public static String textOr(JsonNode body, String field, String otherwise) {
        return body.has(field) ? text(body, field, "\"" + otherwise + "\"") : otherwise;
    }

    /// False when it is not there.
    public static boolean truth(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw new InvalidSetting(field, value.toString(), "true or false", "true");
        }
        return value.asBoolean(false);
    }

    /// An object of texts; null stands for "take it away". Numbers and truth values become texts.
    public static Map<String, @Nullable String> texts(JsonNode body, String field) {
        Map<String, @Nullable String> texts = new LinkedHashMap<>();
        if (!body.has(field)) {
            return texts;
        }
        JsonNode object = body.path(field);
        if (!object.isObject()) {
            throw new InvalidSetting(field, "that", "an object of texts", "{\"title\":\"My salon\"}");
        }
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            if (entry.getValue().isContainer()) {
                throw new InvalidSetting(field + "." + entry.getKey(), "a list or object", "a text", "\"on\"");
            }
            texts.put(
                    entry.getKey(),
                    entry.getValue().isNull() ? null : entry.getValue().asString());
        }
        return texts;
    }

    /// The same where nothing can be taken away yet.
    public static Map<String, String> given(JsonNode body, String field) {
        Map<String, String> given = new LinkedHashMap<>();
        texts(body, field).forEach((key, value) -> {
            if (value != null) {
                given.put(key, value);
            }
        });
        return given;
    }
}
