package kz.jauap.knowledge;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import kz.jauap.decision.spi.Library;
import kz.jauap.knowledge.meaning.Meanings;
import kz.jauap.knowledge.meaning.Statements;
import kz.jauap.knowledge.spi.PassageSearch;
import kz.jauap.knowledge.spi.VectorIndex;
import kz.jauap.shared.Remembered;
import kz.jauap.shared.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// The library of every tenant on this node: follows the changes of its documents and quotes what covers a question.
@Component
public class Shelves implements Library, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Shelves.class);
    /// A change of a document or two is followed well within; a whole index is not, and is not waited for.
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final int BUILDERS = 2;
    /// So many times as many passages are looked at, where places have the same to say.
    private static final int MOST_PLACES = 20;

    private static final int LOOKED_AT = 12;
    /// How much of a question's weight a quotation must cover. See `docs/knowledge.md` for what it was chosen on.
    static final double ENOUGH = 0.65;

    private final PassageSearch search;
    private final Duration patience;
    private final ExecutorService steps = Executors.newFixedThreadPool(
            BUILDERS, Thread.ofPlatform().daemon(true).name("knowledge").factory());
    private final Documents documents;
    private final Meanings meanings;
    private final Remembered<TenantId, List<String>> branches;
    private final Following words;
    private final Following vectors;

    @Autowired
    Shelves(Documents documents, PassageSearch search, Meanings meanings, Clock clock) {
        this(documents, search, meanings, clock, PATIENCE);
    }

    /// @param patience how long a question waits for an index that is behind
    Shelves(Documents documents, PassageSearch search, Meanings meanings, Clock clock, Duration patience) {
        this.documents = documents;
        this.search = search;
        this.meanings = meanings;
        this.patience = patience;
        this.words = new Following(documents, new Indexes.OfWords(documents, search), steps, clock);
        this.vectors = new Following(documents, new Indexes.OfMeaning(documents, meanings), steps, clock);
        this.branches = new Remembered<>(clock, FRESH);
        documents.onChange(branches::forget);
        documents.onChange(words::changed);
        if (meanings.on()) {
            documents.onChange(vectors::changed);
        }
    }

    /// What would be quoted, and how much of the question it covers.
    ///
    /// @param meant found by what it means, and alike enough
    public record Found(Passage passage, String text, double covered, boolean meant) {

        /// Whether it would be quoted.
        public boolean isEnough() {
            return meant || covered >= ENOUGH;
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

    /// The same for the index of words and that of vectors.
    boolean isSettled(TenantId tenant, Duration patience) {
        return words.isThere(tenant, patience) && vectors.isThere(tenant, patience);
    }

    /// The best there is, whether it covers enough or not. Nothing while the index is being made, which a question
    /// waits for a moment only.
    public Optional<Found> find(TenantId tenant, String question) {
        if (!words.isThere(tenant, patience)) {
            return Optional.empty();
        }
        Places places = Places.of(branches.get(tenant, documents::branches), question);
        List<Set<String>> words = places.without(StemAnalyzer.words(question, true)).stream()
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
        int most = LOOKED_AT * Math.min(MOST_PLACES, 1 + places.count());
        List<Found> byWords = search.nearest(tenant, query, most).stream()
                .filter(places::lets)
                .limit(LOOKED_AT)
                .map(passage -> found(passage, quoting))
                .toList();
        return Fusion.best(byWords, byMeaning(tenant, question, places, quoting));
    }

    /// Sentences that mean what is asked and tell what is wanted. Their passages are read from the database: an engine
    /// may be behind.
    private List<Found> byMeaning(TenantId tenant, String question, Places places, Quoting quoting) {
        List<VectorIndex.Near> near = near(tenant, question);
        Map<UUID, Passage> passages =
                documents
                        .passagesById(
                                tenant,
                                near.stream().map(VectorIndex.Near::passage).collect(Collectors.toSet()))
                        .stream()
                        .filter(places::lets)
                        .collect(Collectors.toMap(Passage::id, passage -> passage));
        List<Found> found = new ArrayList<>();
        for (VectorIndex.Near one : near) {
            Passage passage = passages.get(one.passage());
            List<String> said = passage == null ? List.of() : Statements.of(passage.text());
            if (passage != null && one.place() < said.size() && quoting.suits(said.get(one.place()))) {
                found.add(new Found(passage, said.get(one.place()), 0, true));
            }
        }
        return found;
    }

    private List<VectorIndex.Near> near(TenantId tenant, String question) {
        try {
            boolean there = meanings.on() && vectors.isThere(tenant, Duration.ZERO);
            return there ? meanings.alike(tenant, question, LOOKED_AT) : List.of();
        } catch (VectorIndex.Unreachable e) {
            log.info("words alone, the engine of vectors is away: {}", e.getMessage());
            return List.of();
        }
    }

    private static Found found(Passage passage, Quoting quoting) {
        Quoting.Quoted quoted = quoting.best(passage);
        return new Found(passage, quoted.text(), quoted.covered(), false);
    }

    @Override
    public void close() {
        steps.shutdownNow();
    }
}
