package kz.jauap.ops.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.jauap.shared.Json;
import kz.jauap.tenant.TenantSettings;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// `key=value` arguments.
public final class Pairs {

    private Pairs() {}

    /// Texts; `key=` takes the key away.
    public static Map<String, @Nullable String> texts(List<String> pairs) {
        Map<String, @Nullable String> texts = new LinkedHashMap<>();
        pairs.forEach(pair -> {
            String value = pair.substring(equals(pair) + 1);
            texts.put(pair.substring(0, equals(pair)), value.isEmpty() ? null : value);
        });
        return texts;
    }

    /// Values of the kind the tenant's setting of that name has: `quietMs=500`, `languages=ru,kk`.
    static Map<String, Object> settings(List<String> pairs) {
        JsonNode usual = Json.tree(Json.write(TenantSettings.DEFAULTS));
        Map<String, Object> settings = new LinkedHashMap<>();
        for (String pair : pairs) {
            String key = pair.substring(0, equals(pair));
            settings.put(key, value(usual.path(key), pair.substring(equals(pair) + 1)));
        }
        return settings;
    }

    private static Object value(JsonNode usual, String text) {
        if (usual.isArray()) {
            return List.of(text.split(","));
        }
        if (usual.isInt() && text.matches("-?\\d{1,9}")) {
            return Integer.parseInt(text);
        }
        return usual.isBoolean() && Set.of("true", "false").contains(text) ? Boolean.valueOf(text) : text;
    }

    private static int equals(String pair) {
        int at = pair.indexOf('=');
        if (at < 1) {
            throw new Refused(pair + " is no key=value.", "for example quietMs=500", 2);
        }
        return at;
    }
}
