package kz.jauap.knowledge.meaning;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import kz.jauap.knowledge.spi.Vector;
import kz.jauap.knowledge.spi.VectorIndex;
import kz.jauap.knowledge.spi.VectorIndex.Near;
import kz.jauap.shared.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Sentences that mean what a question means. Says nothing without an endpoint, while it is away or slow, when too many
/// ask at once, and until its model is measured: then words are all there is.
@Component
public class Meanings {

    private static final Logger log = LoggerFactory.getLogger(Meanings.class);
    private static final int TOGETHER = 32;

    private final EmbeddingsAccess access;
    private final Embeddings embeddings;
    private final VectorIndex index;
    private final Semaphore places = new Semaphore(TOGETHER);
    private final AtomicBoolean measuring = new AtomicBoolean();
    private volatile double bound = Double.NaN;

    public Meanings(EmbeddingsAccess access, Embeddings embeddings, VectorIndex index) {
        this.access = access;
        this.embeddings = embeddings;
        this.index = index;
    }

    public boolean on() {
        return access.on();
    }

    /// Whose vectors these are.
    public String maker() {
        return access.maker();
    }

    public VectorIndex index() {
        return index;
    }

    /// The nearest sentences that are alike enough, nearest first.
    ///
    /// @throws VectorIndex.Unreachable when the engine is away
    public List<Near> alike(TenantId tenant, String question, int most) {
        double enough = bound;
        if (!on() || Double.isNaN(enough) && !measured() || enough >= Bound.NEVER || !places.tryAcquire()) {
            return List.of();
        }
        try {
            return embeddings.of(List.of(question), access.deadline()) instanceof Embedded.Made(List<Vector> vectors)
                    ? near(tenant, vectors.getFirst(), most)
                    : List.of();
        } finally {
            places.release();
        }
    }

    private List<Near> near(TenantId tenant, Vector asked, int most) {
        double enough = bound;
        return index.nearest(tenant, asked, most).stream()
                .filter(one -> one.likeness() >= enough)
                .toList();
    }

    /// Measures the model once, beside everything else.
    ///
    /// @return whether it is done
    private boolean measured() {
        if (measuring.compareAndSet(false, true)) {
            Thread.ofVirtual().name("meaning-bound").start(() -> {
                try {
                    measure();
                } catch (RuntimeException e) {
                    log.warn("model {} is not measured, a later question tries again: {}", access, e.toString());
                } finally {
                    measuring.set(false);
                }
            });
        }
        return false;
    }

    void measure() {
        double measured = Bound.measured(embeddings);
        if (!Double.isNaN(measured)) {
            bound = measured;
            log.info("sentences count as alike from {} on with model {}", measured, access);
        }
    }
}
