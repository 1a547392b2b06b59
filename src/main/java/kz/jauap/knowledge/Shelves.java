package kz.jauap.knowledge;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import kz.jauap.decision.spi.Library;
import kz.jauap.knowledge.spi.PassageSearch;
import kz.jauap.shared.Remembered;
import kz.jauap.shared.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The library of every tenant on this node: follows the changes of its documents and quotes what covers a question.
@Component
public class Shelves implements Library {

    private static final Logger log = LoggerFactory.getLogger(Shelves.class);
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final int LOOKED_AT = 12;
    /// How much of a question's weight a quotation must cover. See `docs/knowledge.md` for what it was chosen on.
    static final double ENOUGH = 0.65;

    private final Documents documents;
    private final PassageSearch search;
    private final Remembered<TenantId, Long> versions;
    private final Set<TenantId> behind = ConcurrentHashMap.newKeySet();
    private final Map<TenantId, ReentrantLock> writing = new ConcurrentHashMap<>();

    Shelves(Documents documents, PassageSearch search, Clock clock) {
        this.documents = documents;
        this.search = search;
        this.versions = new Remembered<>(clock, FRESH);
        documents.onChange(this::follow);
    }

    /// At once and beside everything else, so that no customer waits for an index.
    private void follow(TenantId tenant) {
        versions.forget(tenant);
        if (!behind.add(tenant)) {
            return; // who is about to look will see this change too
        }
        Thread.ofVirtual().name("knowledge").start(() -> {
            behind.remove(tenant);
            try {
                versions.get(tenant, this::followed);
            } catch (RuntimeException e) {
                log.warn("the index of tenant {} is behind, the next question brings it up: {}", tenant, e.toString());
            }
        });
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

    /// The best there is, whether it covers enough or not.
    public Optional<Found> find(TenantId tenant, String question) {
        if (versions.get(tenant, this::followed) == 0) {
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

    /// Brings the index up to the newest change.
    ///
    /// @return the number of that change
    private long followed(TenantId tenant) {
        long newest = documents.version(tenant);
        if (newest == 0) {
            return 0;
        }
        ReentrantLock lock = writing.computeIfAbsent(tenant, one -> new ReentrantLock());
        lock.lock();
        try {
            long known = search.version(tenant);
            if (known > newest) { // the database was set back
                search.drop(tenant);
            }
            if (known != newest) {
                put(tenant, known > newest ? 0 : known, newest);
            }
            return newest;
        } finally {
            lock.unlock();
        }
    }

    private void put(TenantId tenant, long since, long newest) {
        Map<UUID, List<Passage>> changed = new HashMap<>();
        documents.changedSince(tenant, since, changed::put);
        List<Passage> passages = changed.values().stream().flatMap(List::stream).toList();
        search.put(tenant, newest, changed.keySet(), passages);
    }
}
