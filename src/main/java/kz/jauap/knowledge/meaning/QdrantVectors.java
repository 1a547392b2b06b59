package kz.jauap.knowledge.meaning;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.jauap.knowledge.meaning.QdrantCalls.Answer;
import kz.jauap.knowledge.spi.Vector;
import kz.jauap.knowledge.spi.VectorIndex;
import kz.jauap.shared.DerivedId;
import kz.jauap.shared.Remembered;
import kz.jauap.shared.TenantId;
import tools.jackson.databind.JsonNode;

/// Qdrant, shared by all nodes: a collection for each maker and dimension, and one that tells how much of each tenant
/// is
/// known. The tenant is in every point and in every filter. A point's id is made of what it is, so that nodes which put
/// the same at once do no harm.
final class QdrantVectors implements VectorIndex {

    private static final int AT_ONCE = 200;
    private static final Duration WRITING = Duration.ofSeconds(30);
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final UUID HOUSE = new UUID(0, 0);
    private static final String SHELVES = "shelves";

    private final QdrantCalls calls;
    private final String prefix;
    private final Duration asking;
    private final Remembered<TenantId, Long> versions;

    /// @param asking how long a question waits for it
    QdrantVectors(QdrantAccess access, String maker, Duration asking, Clock clock) {
        this.calls = new QdrantCalls(access);
        this.prefix = "jauap-" + DerivedId.of(HOUSE, maker) + "-";
        this.asking = asking;
        this.versions = new Remembered<>(clock, FRESH);
    }

    @Override
    public void put(TenantId tenant, long version, Collection<UUID> replaced, List<Entry> entries) {
        if (read(tenant) == 0) {
            drop(tenant);
        }
        if (!replaced.isEmpty()) {
            remove(QdrantJson.filter(tenant, replaced));
        }
        entries.stream()
                .collect(Collectors.groupingBy(entry -> entry.vector().dimension()))
                .forEach((dimension, some) -> add(tenant, dimension, some));
        save(prefix + SHELVES, 1, QdrantJson.points(List.of(QdrantJson.shelf(tenant, version))));
        versions.forget(tenant);
    }

    private void add(TenantId tenant, int dimension, List<Entry> entries) {
        for (int from = 0; from < entries.size(); from += AT_ONCE) {
            List<Entry> some = entries.subList(from, Math.min(entries.size(), from + AT_ONCE));
            List<Map<String, ?>> points = new ArrayList<>();
            some.forEach(one -> points.add(QdrantJson.point(tenant, one)));
            save(prefix + dimension, dimension, QdrantJson.points(points));
        }
    }

    /// Makes the collection where it is missing.
    private void save(String collection, int dimension, Map<String, ?> points) {
        String path = "/collections/" + collection;
        Answer answer = calls.put(path + "/points?wait=true", points, WRITING);
        if (answer.status() == QdrantCalls.MISSING) {
            Answer made = calls.put(path, QdrantJson.collection(dimension), WRITING);
            demand(made.status() == QdrantCalls.EXISTS ? new Answer(QdrantCalls.OK, made.result()) : made);
            demand(calls.put(path + "/index?wait=true", QdrantJson.index(QdrantJson.TENANT), WRITING));
            demand(calls.put(path + "/index?wait=true", QdrantJson.index(QdrantJson.DOCUMENT), WRITING));
            answer = calls.put(path + "/points?wait=true", points, WRITING);
        }
        demand(answer);
    }

    @Override
    public void drop(TenantId tenant) {
        versions.forget(tenant);
        remove(QdrantJson.filter(tenant));
        versions.forget(tenant);
    }

    /// From every collection of this maker.
    private void remove(Map<String, ?> filter) {
        Answer all = calls.get("/collections", WRITING);
        demand(all);
        for (JsonNode one : all.result().path("collections")) {
            String name = one.path("name").asString("");
            if (name.startsWith(prefix)) {
                Answer removed = calls.post(
                        "/collections/" + name + "/points/delete?wait=true", Map.of("filter", filter), WRITING);
                if (removed.status() != QdrantCalls.MISSING) {
                    demand(removed);
                }
            }
        }
    }

    @Override
    public long version(TenantId tenant) {
        return versions.get(tenant, this::read);
    }

    private long read(TenantId tenant) {
        Answer answer = calls.post("/collections/" + prefix + SHELVES + "/points", QdrantJson.ids(tenant), asking);
        if (answer.status() == QdrantCalls.MISSING) {
            return 0;
        }
        demand(answer);
        return answer.result().path(0).path("payload").path(QdrantJson.VERSION).asLong(0);
    }

    @Override
    public List<Near> nearest(TenantId tenant, Vector asked, int most) {
        String path = "/collections/" + prefix + asked.dimension() + "/points/query";
        Answer answer = calls.post(path, QdrantJson.query(tenant, asked, most), asking);
        if (answer.status() == QdrantCalls.MISSING) {
            versions.forget(tenant); // perhaps all is lost
            return List.of();
        }
        demand(answer);
        List<Near> near = new ArrayList<>();
        for (JsonNode point : answer.result().path("points")) {
            near.add(QdrantJson.near(point));
        }
        return near;
    }

    private static void demand(Answer answer) {
        if (answer.status() != QdrantCalls.OK) {
            throw new Unreachable("Qdrant's status " + answer.status());
        }
    }

    @Override
    public void close() {
        calls.close();
    }
}
