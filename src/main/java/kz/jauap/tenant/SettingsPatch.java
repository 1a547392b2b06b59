package kz.jauap.tenant;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import kz.jauap.shared.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.node.ObjectNode;

/// Some of a tenant's settings, as a person gave them: what is not named stays as it is.
public final class SettingsPatch {

    private static final List<RecordComponent> KEYS = List.of(TenantSettings.class.getRecordComponents());

    private SettingsPatch() {}

    /// @throws InvalidSetting naming the key, what is wrong with it and an example
    public static TenantSettings apply(TenantSettings before, JsonNode patch) {
        if (!patch.isObject()) {
            throw new InvalidSetting("settings", patch.toString(), "an object of settings", "{\"quietMs\":8000}");
        }
        ObjectNode merged = (ObjectNode) Json.tree(Json.write(before));
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            merged.set(field.getKey(), checked(field.getKey(), field.getValue()));
        }
        try {
            return Json.mapper().convertValue(merged, TenantSettings.class);
        } catch (ValueInstantiationException e) {
            throw e.getCause() instanceof InvalidSetting invalid ? invalid : e;
        }
    }

    private static JsonNode checked(String key, JsonNode value) {
        RecordComponent known = KEYS.stream()
                .filter(one -> one.getName().equals(key))
                .findFirst()
                .orElseThrow(() -> new InvalidSetting(key, value.toString(), "one of " + names(), "\"quietMs\":8000"));
        Class<?> type = known.getType();
        if (type == int.class && !value.isInt()) {
            throw new InvalidSetting(key, value.toString(), "a whole number", example(key));
        }
        if (type == boolean.class && !value.isBoolean()) {
            throw new InvalidSetting(key, value.toString(), "true or false", example(key));
        }
        if (type == String.class && !value.isString()) {
            throw new InvalidSetting(key, value.toString(), "a text", example(key));
        }
        if (type == List.class && !(value.isArray() && value.valueStream().allMatch(JsonNode::isString))) {
            throw new InvalidSetting(key, value.toString(), "a list of texts", example(key));
        }
        if (type.isEnum() && !(value.isString() && choices(type).contains(value.asString()))) {
            throw new InvalidSetting(key, value.toString(), "one of " + choices(type), example(key));
        }
        return value;
    }

    private static List<String> choices(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
    }

    private static String example(String key) {
        return "\"" + key + "\":"
                + Json.tree(Json.write(TenantSettings.DEFAULTS)).path(key);
    }

    private static List<String> names() {
        return KEYS.stream().map(RecordComponent::getName).toList();
    }
}
