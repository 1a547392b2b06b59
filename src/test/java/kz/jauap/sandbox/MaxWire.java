package kz.jauap.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import kz.jauap.shared.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// The OpenAPI description of MAX's Bot API, and what in a call, an answer or an update does not fit it. Known slips of
/// the description are let pass: a required field it does not describe, and a kind of chat it forgot.
public final class MaxWire {

    private static final Path FILE = Path.of("..", "shared", "data", "wire", "max-bot-api.openapi.json");

    private final JsonNode root;

    public MaxWire() {
        try {
            root = Json.tree(Files.readString(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException("the description of MAX stands beside the project", e);
        }
    }

    /// Types of updates.
    public Set<String> updateTypes() {
        return new HashSet<>(
                schema("Update").path("discriminator").path("mapping").propertyNames());
    }

    /// What is wrong with a call: its address, its query and its body.
    public List<String> problemsOfCall(ProviderSimulator.Call call) {
        String path = call.path().replaceAll("/[0-9-]+(?=/|$)", "/{chatId}");
        JsonNode operation = root.path("paths").path(path).path(call.method().toLowerCase(java.util.Locale.ROOT));
        if (operation.isMissingNode()) {
            return List.of("no " + call.method() + " " + path);
        }
        List<String> problems = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (JsonNode parameter : operation.path("parameters")) {
            known.add(parameter.path("name").asString(""));
            boolean missing = parameter.path("required").asBoolean(false)
                    && parameter.path("in").asString("").equals("query")
                    && !call.query().containsKey(parameter.path("name").asString(""));
            if (missing) {
                problems.add(parameter.path("name").asString() + " is required");
            }
        }
        call.query().keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> problems.add(name + " is unknown"));
        JsonNode body = operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        if (!body.isMissingNode()) {
            check("body", body, call.body(), problems);
        }
        return problems;
    }

    /// What is wrong with `value` as a thing of that name, for example `SendMessageResult`.
    public List<String> problemsOf(String name, JsonNode value) {
        List<String> problems = new ArrayList<>();
        dispatched(name, schema(name), value, problems);
        return problems;
    }

    private JsonNode schema(String name) {
        return root.path("components").path("schemas").path(name);
    }

    private JsonNode resolved(String reference) {
        return schema(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private void check(String where, JsonNode schema, JsonNode value, List<String> problems) {
        if (value.isNull() && (schema.path("nullable").asBoolean(false) || isOptional(schema))) {
            return;
        }
        if (schema.has("$ref")) {
            dispatched(where, resolved(schema.path("$ref").asString()), value, problems);
            return;
        }
        schema.path("allOf").forEach(part -> {
            boolean base =
                    part.has("$ref") && resolved(part.path("$ref").asString()).has("discriminator");
            if (base && schema.path("allOf").size() > 1) {
                shape(where, resolved(part.path("$ref").asString()), value, problems);
            } else {
                check(where, part, value, problems);
            }
        });
        shape(where, schema, value, problems);
    }

    private static boolean isOptional(JsonNode schema) {
        return schema.path("required").isBoolean() && !schema.path("required").asBoolean(true);
    }

    /// Where the value itself tells which of several it is, it is held against that one.
    private void dispatched(String where, JsonNode schema, JsonNode value, List<String> problems) {
        JsonNode discriminator = schema.path("discriminator");
        if (discriminator.isMissingNode()) {
            check(where, schema, value, problems);
            return;
        }
        String kind =
                value.path(discriminator.path("propertyName").asString("")).asString("");
        JsonNode target = discriminator.path("mapping").path(kind);
        String reference = target.isObject() ? target.path("$ref").asString("") : target.asString("");
        if (reference.isEmpty()) {
            problems.add(where + " is of an unknown kind: " + kind);
        } else {
            check(where, resolved(reference), value, problems);
        }
    }

    private void shape(String where, JsonNode schema, JsonNode value, List<String> problems) {
        if (!fits(schema.path("type").asString(""), value)) {
            problems.add(where + " is no " + schema.path("type").asString());
            return;
        }
        bounds(where, schema, value, problems);
        JsonNode properties = schema.path("properties");
        if (value.isObject() && properties.isObject()) {
            properties.properties().stream()
                    .filter(one -> value.has(one.getKey()))
                    .forEach(one ->
                            check(where + "." + one.getKey(), one.getValue(), value.path(one.getKey()), problems));
            schema.path("required")
                    .valueStream()
                    .map(JsonNode::asString)
                    .filter(name -> properties.has(name) && !isOptional(properties.path(name)) && !value.has(name))
                    .forEach(name -> problems.add(where + "." + name + " is required"));
        }
        if (value.isArray() && schema.has("items")) {
            value.forEach(item -> check(where + "[]", schema.path("items"), item, problems));
        }
    }

    private static boolean fits(String type, JsonNode value) {
        return switch (type) {
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> !(value instanceof MissingNode);
        };
    }

    private static void bounds(String where, JsonNode schema, JsonNode value, List<String> problems) {
        String text = value.asString("");
        if (value.isString()
                && (text.length() > schema.path("maxLength").asInt(Integer.MAX_VALUE)
                        || text.length() < schema.path("minLength").asInt(0))) {
            problems.add(where + " is of a wrong length");
        }
        if (schema.has("pattern") && !Pattern.matches(schema.path("pattern").asString(), text)) {
            problems.add(where + " does not fit its pattern");
        }
        boolean forgotten = where.endsWith(".chat_type"); // the description lists "chat" alone
        if (schema.has("enum")
                && !forgotten
                && schema.path("enum").valueStream().noneMatch(value::equals)) {
            problems.add(where + " is no word of the list");
        }
    }
}
