package kz.jauap.knowledge;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import kz.jauap.decision.spi.Library;
import kz.jauap.knowledge.spi.PassageSearch;
import kz.jauap.shared.TenantId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// The library of every tenant on this node: follows the changes of its documents and quotes what covers a question.
@Component
public class Shelves implements Library, AutoCloseable {

    /// A change of a document or two is followed well within; a whole index is not, and is not waited for.
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final int BUILDERS = 2;
    private static final int LOOKED_AT = 12;
    /// How much of a question's weight a quotation must cover. See `docs/knowledge.md` for what it was chosen on.
    static final double ENOUGH = 0.65;

    private final PassageSearch search;
    private final Duration patience;
    private final ExecutorService steps = Executors.newFixedThreadPool(
            BUILDERS, Thread.ofPlatform().daemon(true).name("knowledge").factory());
    private final Following words;

    @Autowired
    Shelves(Documents documents, PassageSearch search, Clock clock) {
        this(documents, search, clock, PATIENCE);
    }

    /// @param patience how long a question waits for an index that is behind
    Shelves(Documents documents, PassageSearch search, Clock clock, Duration patience) {
        this.search = search;
        this.patience = patience;
        this.words = new Following(documents, new WordIndex(documents, search), steps, clock);
        documents.onChange(words::changed);
    }

    /// What would be quoted, and how much of the question it covers.
    public record Found(Passage passage, String text, double covered) {

        /// Whether it would be quoted.
        public boolean isEnough() {
            return covered >= ENOUGH;
        }

        public String source() {
            return "passage:" + passage.id() + "@" + passage.version();
        }
    }

    @Override
    public Optional<Quotation> quote(TenantId tenant, String question) {
        return find(tenant, question).filter(Found::isEnough).map(found -> new Quotation(found.text(), found.source()));
    }

    /// Whether the index has seen every change of a tenant's documents, after waiting for it.
    public boolean isReady(TenantId tenant, Duration patience) {
        return words.isThere(tenant, patience);
    }

    /// The best there is, whether it covers enough or not. Nothing while the index is being made, which a question
    /// waits for a moment only.
    public Optional<Found> find(TenantId tenant, String question) {
        if (!words.isThere(tenant, patience)) {
            return Optional.empty();
        }
        List<Set<String>> words = StemAnalyzer.words(question, true).stream()
                .map(word -> search.mended(tenant, word))
                .toList();
        if (words.isEmpty()) {
            return Optional.empty();
        }
        PassageSearch.Query query = new PassageSearch.Query(words);
        double strange = search.strangeWeight(tenant);
        List<Double> weights = search.weights(tenant, query).stream()
                .map(weight -> weight == 0 ? strange : weight)
                .toList();
        Quoting quoting = new Quoting(words, weights, StemAnalyzer.want(question));
        return search.nearest(tenant, query, LOOKED_AT).stream()
                .map(passage -> found(passage, quoting))
                .max(Comparator.comparingDouble(Found::covered))
                .filter(found -> found.covered() > 0);
    }

    private static Found found(Passage passage, Quoting quoting) {
        Quoting.Quoted quoted = quoting.best(passage);
        return new Found(passage, quoted.text(), quoted.covered());
    }

    @Override
    public void close() {
        steps.shutdownNow();
    }
}
