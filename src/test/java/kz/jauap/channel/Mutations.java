package kz.jauap.channel;

import java.util.ArrayList;
import java.util.List;
import kz.jauap.shared.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A JSON text with one value at a time replaced by another.
final class Mutations {

    private final List<String> results = new ArrayList<>();
    private final JsonNode root;
    private final JsonNode replacement;

    private Mutations(String json, String replacement) {
        this.root = Json.tree(json);
        this.replacement = Json.tree(replacement);
    }

    static List<String> eachValueReplacedBy(String json, String replacement) {
        Mutations mutations = new Mutations(json, replacement);
        mutations.visit(mutations.root);
        return mutations.results;
    }

    private void visit(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                JsonNode original = object.path(name);
                object.set(name, replacement);
                results.add(Json.write(root));
                object.set(name, original);
                visit(original);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                visit(array.get(i));
            }
        }
    }
}
