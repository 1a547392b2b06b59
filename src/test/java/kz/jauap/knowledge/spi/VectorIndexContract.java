package kz.jauap.knowledge.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import kz.jauap.knowledge.spi.VectorIndex.Entry;
import kz.jauap.knowledge.spi.VectorIndex.Near;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.Test;

/// What every engine of vectors must do, whatever it is made of.
public abstract class VectorIndexContract {

    private static final UUID RULES = new UUID(1, 1);
    private static final UUID PRICES = new UUID(1, 2);
    protected final TenantId tenant = new TenantId(UUID.randomUUID());
    protected final TenantId neighbour = new TenantId(UUID.randomUUID());

    protected abstract VectorIndex index();

    /// The same engine after a restart of this node.
    protected abstract VectorIndex reopened();

    protected static Vector towards(double... parts) {
        float[] raw = new float[parts.length];
        IntStream.range(0, parts.length).forEach(i -> raw[i] = (float) parts[i]);
        return Vector.of(raw);
    }

    private static Entry entry(UUID document, int number, Vector vector) {
        return new Entry(document, 1, new UUID(2, number), number, vector);
    }

    private List<Integer> places(TenantId whose, Vector asked) {
        return index().nearest(whose, asked, 5).stream().map(Near::place).toList();
    }

    @Test
    void knowsNothingAtFirst() {
        assertThat(index().version(tenant)).isZero();
        assertThat(places(tenant, towards(1, 0))).isEmpty();
    }

    @Test
    void findsTheNearestFirstAndSaysHowNear() {
        index().put(
                        tenant,
                        4,
                        List.of(),
                        List.of(
                                entry(RULES, 1, towards(0, 1)),
                                entry(RULES, 2, towards(1, 1)),
                                entry(PRICES, 3, towards(1, 0.1))));
        List<Near> near = index().nearest(tenant, towards(1, 0), 2);
        assertThat(near).extracting(Near::place).containsExactly(3, 2);
        assertThat(near.getLast().passage()).isEqualTo(new UUID(2, 2));
        assertThat(near.getLast().likeness()).isCloseTo(Math.sqrt(0.5), within(0.001));
        assertThat(index().version(tenant)).isEqualTo(4);
    }

    @Test
    void replacesADocumentWholeAndLeavesTheOthers() {
        index().put(
                        tenant,
                        1,
                        List.of(),
                        List.of(
                                entry(RULES, 1, towards(1, 0)),
                                entry(RULES, 2, towards(1, 0)),
                                entry(PRICES, 3, towards(0, 1))));
        index().put(tenant, 2, List.of(RULES), List.of(entry(RULES, 4, towards(1, 1))));
        assertThat(places(tenant, towards(1, 0))).containsExactly(4, 3);
        index().put(tenant, 3, List.of(PRICES), List.of());
        assertThat(places(tenant, towards(1, 0))).containsExactly(4);
        assertThat(index().version(tenant)).isEqualTo(3);
    }

    @Test
    void neverShowsANeighboursSentences() {
        index().put(neighbour, 7, List.of(), List.of(entry(RULES, 1, towards(1, 0))));
        assertThat(places(tenant, towards(1, 0))).isEmpty();
        assertThat(index().version(tenant)).isZero();
        index().put(tenant, 1, List.of(RULES), List.of(entry(RULES, 2, towards(1, 0))));
        assertThat(places(neighbour, towards(1, 0))).containsExactly(1);
        index().drop(tenant);
        assertThat(places(neighbour, towards(1, 0))).containsExactly(1);
        assertThat(index().version(neighbour)).isEqualTo(7);
    }

    @Test
    void forgetsAllWhenItIsTold() {
        index().put(tenant, 5, List.of(), List.of(entry(RULES, 1, towards(1, 0))));
        index().drop(tenant);
        assertThat(index().version(tenant)).isZero();
        assertThat(places(tenant, towards(1, 0))).isEmpty();
    }

    @Test
    void remembersAfterARestart() {
        index().put(tenant, 3, List.of(), List.of(entry(RULES, 1, towards(1, 0))));
        try (VectorIndex again = reopened()) {
            assertThat(again.version(tenant)).isEqualTo(3);
            assertThat(again.nearest(tenant, towards(1, 0), 5)).hasSize(1);
        }
    }

    @Test
    void vectorsOfAnotherLengthLieBesideAndAreNotMixed() {
        index().put(tenant, 1, List.of(), List.of(entry(RULES, 1, towards(1, 0)), entry(RULES, 2, towards(1, 0, 0))));
        assertThat(places(tenant, towards(1, 0))).containsExactly(1);
        assertThat(places(tenant, towards(1, 0, 0))).containsExactly(2);
        index().put(tenant, 2, List.of(RULES), List.of());
        assertThat(places(tenant, towards(1, 0))).isEmpty();
        assertThat(places(tenant, towards(1, 0, 0))).isEmpty();
    }

    @Test
    void takesVectorsAsWideAsModelsMakeThem() {
        double[] wide = new double[3_072];
        wide[3_000] = 1;
        index().put(tenant, 1, List.of(), List.of(entry(RULES, 1, towards(wide))));
        assertThat(places(tenant, towards(wide))).containsExactly(1);
    }
}
