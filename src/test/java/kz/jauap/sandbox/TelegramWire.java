package kz.jauap.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import kz.jauap.shared.Json;
import tools.jackson.databind.JsonNode;

/// The machine-readable description of the Bot API, and what in a call, an answer or an update does not fit it.
public final class TelegramWire {

    private static final Path FILE = Path.of("..", "shared", "data", "wire", "telegram-bot-api.json");

    private final JsonNode root;

    public TelegramWire() {
        try {
            root = Json.tree(Files.readString(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException("the description of the Bot API stands beside the project", e);
        }
    }

    public String version() {
        return root.path("version").asString();
    }

    /// Names of the types of update.
    public Set<String> updateTypes() {
        Set<String> names = new HashSet<>();
        root.path("types")
                .path("Update")
                .path("fields")
                .forEach(field -> names.add(field.path("name").asString()));
        names.remove("update_id");
        return names;
    }

    /// What is wrong with calling `method` with these parameters.
    public List<String> problemsOfCall(String method, JsonNode parameters) {
        JsonNode description = root.path("methods").path(method);
        if (description.isMissingNode()) {
            return List.of("no method " + method);
        }
        List<String> problems = new ArrayList<>();
        fields(method, description.path("fields"), parameters, problems);
        return problems;
    }

    /// What is wrong with `result` as an answer to `method`.
    public List<String> problemsOfResult(String method, JsonNode result) {
        List<String> problems = new ArrayList<>();
        value(method, texts(root.path("methods").path(method).path("returns")), result, problems);
        return problems;
    }

    /// What is wrong with an update.
    public List<String> problemsOfUpdate(JsonNode update) {
        List<String> problems = new ArrayList<>();
        value("Update", List.of("Update"), update, problems);
        return problems;
    }

    private void fields(String where, JsonNode fields, JsonNode object, List<String> problems) {
        Set<String> unknown = new HashSet<>(object.propertyNames());
        for (JsonNode field : fields) {
            String name = field.path("name").asString();
            unknown.remove(name);
            if (object.has(name)) {
                value(where + "." + name, texts(field.path("types")), object.path(name), problems);
            } else if (field.path("required").asBoolean()) {
                problems.add(where + "." + name + " is required");
            }
        }
        unknown.forEach(name -> problems.add(where + "." + name + " is unknown"));
    }

    /// A value fits if one of its types finds nothing wrong; else the shortest list of complaints is kept.
    private void value(String where, List<String> types, JsonNode value, List<String> problems) {
        List<String> best = null;
        for (String type : types) {
            List<String> found = new ArrayList<>();
            one(where, type, value, found);
            if (best == null || found.size() < best.size()) {
                best = found;
            }
        }
        problems.addAll(best == null ? List.of(where + " has no type") : best);
    }

    private void one(String where, String type, JsonNode value, List<String> problems) {
        if (type.startsWith("Array of ")) {
            array(where, type.substring("Array of ".length()), value, problems);
            return;
        }
        boolean fits = switch (type) {
            case "Integer" -> value.isIntegralNumber();
            case "Float" -> value.isNumber();
            case "String", "InputFile" -> value.isString();
            case "Boolean" -> value.isBoolean();
            default -> value.isObject();
        };
        if (!fits) {
            problems.add(where + " is no " + type);
            return;
        }
        JsonNode description = root.path("types").path(type);
        if (description.has("subtypes") && !description.path("subtypes").isEmpty()) {
            value(where, texts(description.path("subtypes")), value, problems);
        } else if (value.isObject()) {
            fields(where, description.path("fields"), value, problems);
        }
    }

    private void array(String where, String type, JsonNode value, List<String> problems) {
        if (!value.isArray()) {
            problems.add(where + " is no array");
        }
        value.forEach(item -> one(where + "[]", type, item, problems));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
