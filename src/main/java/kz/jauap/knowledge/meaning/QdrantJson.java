package kz.jauap.knowledge.meaning;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.jauap.knowledge.spi.Vector;
import kz.jauap.knowledge.spi.VectorIndex.Entry;
import kz.jauap.knowledge.spi.VectorIndex.Near;
import kz.jauap.shared.DerivedId;
import kz.jauap.shared.TenantId;
import tools.jackson.databind.JsonNode;

/// What is said to Qdrant and read from it. Every filter names the tenant.
final class QdrantJson {

    static final String TENANT = "tenant";
    static final String DOCUMENT = "document";
    static final String VERSION = "version";
    private static final String PASSAGE = "passage";
    private static final String PLACE = "place";

    private QdrantJson() {}

    static Map<String, ?> collection(int dimension) {
        return Map.of("vectors", Map.of("size", dimension, "distance", "Cosine"));
    }

    static Map<String, ?> index(String field) {
        return Map.of("field_name", field, "field_schema", "keyword");
    }

    static Map<String, ?> points(List<Map<String, ?>> points) {
        return Map.of("points", points);
    }

    static Map<String, ?> point(TenantId tenant, Entry entry) {
        return Map.of(
                "id",
                DerivedId.of(tenant.value(), entry.passage() + "/" + entry.place()),
                "vector",
                entry.vector().parts(),
                "payload",
                Map.of(
                        TENANT,
                        tenant.toString(),
                        DOCUMENT,
                        entry.document(),
                        VERSION,
                        entry.version(),
                        PASSAGE,
                        entry.passage(),
                        PLACE,
                        entry.place()));
    }

    /// How much of a tenant is known: a point whose vector means nothing. It is of no document.
    static Map<String, ?> shelf(TenantId tenant, long version) {
        return Map.of(
                "id",
                tenant.value(),
                "vector",
                new float[] {1},
                "payload",
                Map.of(TENANT, tenant.toString(), VERSION, version));
    }

    static Map<String, ?> ids(TenantId tenant) {
        return Map.of("ids", List.of(tenant.value()), "with_payload", true);
    }

    static Map<String, ?> query(TenantId tenant, Vector asked, int most) {
        return Map.of("query", asked.parts(), "filter", filter(tenant), "limit", most, "with_payload", true);
    }

    static Map<String, ?> filter(TenantId tenant) {
        return Map.of("must", List.of(tenantIs(tenant)));
    }

    static Map<String, ?> filter(TenantId tenant, Collection<UUID> documents) {
        return Map.of(
                "must",
                List.of(tenantIs(tenant), Map.of("key", DOCUMENT, "match", Map.of("any", List.copyOf(documents)))));
    }

    private static Map<String, ?> tenantIs(TenantId tenant) {
        return Map.of("key", TENANT, "match", Map.of("value", tenant.toString()));
    }

    static Near near(JsonNode point) {
        JsonNode payload = point.path("payload");
        return new Near(
                UUID.fromString(payload.path(PASSAGE).asString("")),
                payload.path(PLACE).asInt(0),
                point.path("score").asDouble(0));
    }
}
