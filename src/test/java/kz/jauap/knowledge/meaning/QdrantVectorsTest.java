package kz.jauap.knowledge.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import kz.jauap.knowledge.spi.VectorIndex;
import kz.jauap.knowledge.spi.VectorIndexContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QdrantVectorsTest extends VectorIndexContract {

    private final QdrantSimulator qdrant = new QdrantSimulator();
    private final VectorIndex index = node(Clock.systemUTC(), QdrantSimulator.KEY);

    QdrantVectorsTest() throws IOException {}

    private VectorIndex node(Clock clock, String key) {
        return new QdrantVectors(new QdrantAccess(qdrant.address(), key), "one", Duration.ofSeconds(20), clock);
    }

    @AfterEach
    void close() {
        index.close();
        qdrant.close();
    }

    @Override
    protected VectorIndex index() {
        return index;
    }

    @Override
    protected VectorIndex reopened() {
        return node(Clock.systemUTC(), QdrantSimulator.KEY);
    }

    private void put(long version) {
        index.put(
                tenant,
                version,
                List.of(new UUID(1, 1)),
                List.of(new VectorIndex.Entry(new UUID(1, 1), 1, new UUID(2, 1), 0, towards(1, 0))));
    }

    @Test
    void everyFilterNamesTheTenantAndNobodyElse() {
        put(1);
        put(2);
        index.nearest(tenant, towards(1, 0), 5);
        index.drop(tenant);
        assertThat(qdrant.filters)
                .isNotEmpty()
                .allSatisfy(filter ->
                        assertThat(filter.path("must").path(0).toString()).contains("\"tenant\"", tenant.toString()));
    }

    @Test
    void theSameChangePutTwiceIsThereOnce() {
        put(1);
        int points = qdrant.points();
        put(1);
        assertThat(qdrant.points()).isEqualTo(points);
    }

    @Test
    void whatQdrantHasLostIsMissedAndMadeAnew() {
        put(3);
        assertThat(index.version(tenant)).isEqualTo(3);
        qdrant.loseAll();
        assertThat(index.nearest(tenant, towards(1, 0), 5)).isEmpty();
        assertThat(index.version(tenant)).isZero();
        put(3);
        assertThat(index.nearest(tenant, towards(1, 0), 5)).hasSize(1);
    }

    @Test
    void anEngineThatIsAwayOrRefusesTheKeySaysSo() {
        put(3);
        qdrant.broken.set(true);
        assertThatThrownBy(() -> index.nearest(tenant, towards(1, 0), 5)).isInstanceOf(VectorIndex.Unreachable.class);
        qdrant.broken.set(false);
        try (VectorIndex stranger = node(Clock.systemUTC(), "wrong")) {
            assertThatThrownBy(() -> stranger.version(tenant)).isInstanceOf(VectorIndex.Unreachable.class);
        }
        assertThat(index.nearest(tenant, towards(1, 0), 5)).hasSize(1);
    }
}
