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

    private SettingsPatch() {}

    /// @throws InvalidSetting naming the key, what is wrong with it and an example
    public static TenantSettings apply(TenantSettings before, JsonNode patch) {
        if (!patch.isObject()) {
            throw new InvalidSetting("settings", patch.toString(), "an object of settings", "{\"quietMs\":8000}");
        }
        ObjectNode merged = (ObjectNode) Json.tree(Json.write(before));
        merge(merged, patch, "", TenantSettings.class);
        try {
            return Json.mapper().convertValue(merged, TenantSettings.class);
        } catch (ValueInstantiationException e) {
            throw e.getCause() instanceof InvalidSetting invalid ? invalid : e;
        }
    }

    /// @param path what stands before the keys of this group, "" for none
    private static void merge(ObjectNode merged, JsonNode patch, String path, Class<?> group) {
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            String key = path + field.getKey();
            Class<?> type = type(group, field.getKey(), key, field.getValue());
            if (type.isRecord() && field.getValue().isObject()) {
                merge((ObjectNode) merged.get(field.getKey()), field.getValue(), key + ".", type);
            } else {
                merged.set(field.getKey(), checked(key, type, field.getValue()));
            }
        }
    }

    private static Class<?> type(Class<?> group, String name, String key, JsonNode value) {
        List<RecordComponent> known = List.of(group.getRecordComponents());
        return known.stream()
                .filter(one -> one.getName().equals(name))
                .findFirst()
                .<Class<?>>map(RecordComponent::getType)
                .orElseThrow(() -> new InvalidSetting(
                        key,
                        value.toString(),
                        "one of " + known.stream().map(RecordComponent::getName).toList(),
                        "\"quietMs\":8000"));
    }

    private static JsonNode checked(String key, Class<?> type, JsonNode value) {
        if (type.isRecord()) {
            throw new InvalidSetting(key, value.toString(), "an object of settings", example(key));
        }
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
        JsonNode usual = Json.tree(Json.write(TenantSettings.DEFAULTS)).at("/" + key.replace('.', '/'));
        return "\"" + key.substring(key.lastIndexOf('.') + 1) + "\":" + usual;
    }
}
