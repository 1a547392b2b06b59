package kz.jauap.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.jauap.shared.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// VK's own schema of messages, communities and callback events, and what in a call, an answer or an event does not fit
/// it. What the schema leaves to files that are not here fits anyway.
public final class VkWire {

    private static final Path FOLDER = Path.of("..", "shared", "data", "wire", "vk");
    private static final String REFERENCE = "../(\\w+)/(\\w+)\\.json#/definitions/(\\w+)";

    private final Map<String, JsonNode> files = new HashMap<>();
    private final JsonNode methods;

    public VkWire() {
        for (String name : List.of(
                "callback-objects", "groups-objects", "messages-objects", "messages-responses", "messages-methods")) {
            files.put(name, read(name));
        }
        methods = file("messages-methods").path("methods");
    }

    private static JsonNode read(String name) {
        try {
            return Json.tree(Files.readString(FOLDER.resolve(name + ".json")));
        } catch (IOException e) {
            throw new UncheckedIOException("VK's schema stands beside the project", e);
        }
    }

    private JsonNode file(String name) {
        return files.getOrDefault(name, MissingNode.getInstance());
    }

    /// Types of events.
    public Set<String> eventTypes() {
        return file("callback-objects")
                .path("definitions")
                .path("callback_type")
                .path("enum")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.toSet());
    }

    /// What is wrong with calling a method of `messages` with these fields of a form.
    public List<String> problemsOfCall(String method, Map<String, String> form) {
        Optional<JsonNode> description = methods.valueStream()
                .filter(one -> one.path("name").asString().equals(method))
                .findFirst();
        if (description.isEmpty()) {
            return List.of("no method " + method);
        }
        List<String> problems = new ArrayList<>();
        Map<String, JsonNode> known = new HashMap<>();
        description
                .get()
                .path("parameters")
                .forEach(one -> known.put(one.path("name").asString(), one));
        form.forEach((name, value) -> {
            if (!Set.of("v", "access_token").contains(name)) {
                parameter(method + "." + name, known.get(name), value, problems);
            }
        });
        return problems;
    }

    private void parameter(
            String where, @org.jspecify.annotations.Nullable JsonNode schema, String value, List<String> problems) {
        if (schema == null) {
            problems.add(where + " is unknown");
        } else if (schema.has("$ref")) {
            resolved(schema.path("$ref").asString())
                    .ifPresent(found -> check(where, found, Json.tree(value), problems, true));
        } else {
            check(where, schema, typed(schema, value), problems, true);
        }
    }

    /// A form carries text only: what the schema calls a number must look like one.
    private static JsonNode typed(JsonNode schema, String value) {
        if (schema.path("type").asString("").equals("string")) {
            return Json.mapper().valueToTree(value);
        }
        try {
            return Json.tree(value);
        } catch (JacksonException e) {
            return Json.mapper().valueToTree(value);
        }
    }

    /// What is wrong with an answer, by the name of its definition, for example `messages_send_deprecated_response`.
    public List<String> problemsOfAnswer(String definition, JsonNode answer) {
        List<String> problems = new ArrayList<>();
        check(definition, definition("messages-responses", definition), answer, problems, false);
        return problems;
    }

    /// What is wrong with an event: its frame, and its message where it brings one.
    public List<String> problemsOfEvent(JsonNode event) {
        List<String> problems = new ArrayList<>();
        check("event", definition("callback-objects", "callback_base"), event, problems, false);
        if (event.path("type").asString("").equals("message_new")) {
            check(
                    "event.object",
                    definition("callback-objects", "callback_message_object"),
                    event.path("object"),
                    problems,
                    false);
        }
        return problems;
    }

    private JsonNode definition(String file, String name) {
        return file(file).path("definitions").path(name);
    }

    private void check(String where, JsonNode schema, JsonNode value, List<String> problems, boolean strict) {
        if (schema.has("$ref")) {
            resolved(schema.path("$ref").asString()).ifPresent(found -> check(where, found, value, problems, strict));
        }
        schema.path("allOf").forEach(part -> check(where, part, value, problems, false));
        if (schema.has("oneOf")) {
            oneOf(where, schema.path("oneOf"), value, problems);
        }
        if (!fits(schema.path("type").asString(""), value)) {
            problems.add(where + " is no " + schema.path("type").asString());
            return;
        }
        bounds(where, schema, value, problems);
        if (value.isObject() && schema.has("properties")) {
            properties(where, schema.path("properties"), value, problems, strict);
        }
        if (value.isArray()) {
            value.forEach(item -> check(where + "[]", schema.path("items"), item, problems, strict));
        }
    }

    private void oneOf(String where, JsonNode choices, JsonNode value, List<String> problems) {
        boolean fits = choices.valueStream().anyMatch(choice -> {
            List<String> found = new ArrayList<>();
            check(where, choice, value, found, true);
            return found.isEmpty();
        });
        if (!fits) {
            problems.add(where + " is none of the choices");
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
            default -> true;
        };
    }

    private static void bounds(String where, JsonNode schema, JsonNode value, List<String> problems) {
        if (value.isString()
                && value.asString().length() > schema.path("maxLength").asInt(Integer.MAX_VALUE)) {
            problems.add(where + " is too long");
        }
        if (value.isNumber() && value.asLong(0) < schema.path("minimum").asLong(Long.MIN_VALUE)) {
            problems.add(where + " is too small");
        }
        if (schema.has("enum") && schema.path("enum").valueStream().noneMatch(value::equals)) {
            problems.add(where + " is no word of the list");
        }
    }

    private void properties(String where, JsonNode properties, JsonNode value, List<String> problems, boolean strict) {
        for (Map.Entry<String, JsonNode> one : properties.properties()) {
            if (value.has(one.getKey())) {
                check(where + "." + one.getKey(), one.getValue(), value.path(one.getKey()), problems, strict);
            } else if (one.getValue().path("required").asBoolean(false)) {
                problems.add(where + "." + one.getKey() + " is required");
            }
        }
        if (strict) {
            value.propertyNames().stream()
                    .filter(name -> !properties.has(name))
                    .forEach(name -> problems.add(where + "." + name + " is unknown"));
        }
    }

    private Optional<JsonNode> resolved(String reference) {
        String file = reference.replaceAll(REFERENCE, "$1-$2");
        String name = reference.replaceAll(REFERENCE, "$3");
        return files.containsKey(file) ? Optional.of(definition(file, name)) : Optional.empty();
    }
}
