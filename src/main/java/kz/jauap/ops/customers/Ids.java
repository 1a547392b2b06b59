package kz.jauap.ops.customers;

import java.util.UUID;
import kz.jauap.ops.admin.Refusal;
import kz.jauap.ops.web.Bodies;
import tools.jackson.databind.JsonNode;

/// Reads ids in bodies.
final class Ids {

    private Ids() {}

    /// @param where one finds them
    static UUID read(JsonNode body, String field, String where) {
        String given = Bodies.text(body, field, "\"01a2…\"");
        try {
            return UUID.fromString(given);
        } catch (IllegalArgumentException e) {
            throw Refusal.malformed(field + " is \"" + given + "\", which is no id", where);
        }
    }
}
