package kz.jauap.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import kz.jauap.knowledge.spi.PassageSearch;
import kz.jauap.shared.TenantId;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lucene in this process: an index in a folder for each tenant, opened when it is first asked. An index that cannot be
/// read, or was made with other stems, counts as empty and is made anew.
final class LuceneSearch implements PassageSearch {

    private static final Logger log = LoggerFactory.getLogger(LuceneSearch.class);
    private static final String SEEN = "version";
    private static final String STEMS = "stems";

    private final Path folder;
    private final StemAnalyzer analyzer = new StemAnalyzer();
    private final Map<TenantId, Opened> readers = new ConcurrentHashMap<>();

    LuceneSearch(Path folder) {
        this.folder = folder;
    }

    @Override
    public void drop(TenantId tenant) {
        write(tenant, OpenMode.CREATE, 0, List.of(), List.of());
    }

    @Override
    public void put(TenantId tenant, long version, Collection<UUID> replaced, Iterable<Passage> passages) {
        OpenMode mode = version(tenant) == 0 ? OpenMode.CREATE : OpenMode.APPEND;
        write(tenant, mode, version, replaced, passages);
    }

    private void write(
            TenantId tenant, OpenMode mode, long version, Collection<UUID> replaced, Iterable<Passage> passages) {
        if (mode == OpenMode.CREATE) {
            clear(tenant);
        }
        try (FSDirectory directory = directory(tenant);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer).setOpenMode(mode))) {
            for (UUID one : replaced) {
                writer.deleteDocuments(new Term(StoredPassage.DOCUMENT, one.toString()));
            }
            for (Passage passage : passages) {
                writer.addDocument(StoredPassage.fields(passage));
            }
            writer.setLiveCommitData(Map.of(SEEN, Long.toString(version), STEMS, StemAnalyzer.VERSION)
                    .entrySet());
            writer.commit();
        } catch (IOException e) {
            throw new UncheckedIOException("the index of tenant " + tenant + " cannot be written", e);
        }
        forget(tenant);
    }

    @Override
    public long version(TenantId tenant) {
        try {
            Opened opened = opened(tenant);
            Map<String, String> seen =
                    opened == null ? Map.of() : opened.reader().getIndexCommit().getUserData();
            return StemAnalyzer.VERSION.equals(seen.get(STEMS)) ? Long.parseLong(seen.getOrDefault(SEEN, "0")) : 0;
        } catch (IOException e) {
            log.warn("the index of tenant {} cannot be read, it is made anew: {}", tenant, e.toString());
            return 0;
        }
    }

    @Override
    public List<Passage> nearest(TenantId tenant, Query query, int most) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (Set<String> word : query.words()) {
            SynonymQuery.Builder terms = new SynonymQuery.Builder(StoredPassage.TEXT);
            word.forEach(term -> terms.addTerm(new Term(StoredPassage.TEXT, term)));
            any.add(terms.build(), Occur.SHOULD);
        }
        return read(tenant, List.of(), opened -> {
            IndexSearcher searcher = new IndexSearcher(opened.reader());
            StoredFields stored = searcher.storedFields();
            List<Passage> found = new ArrayList<>();
            for (ScoreDoc one : searcher.search(any.build(), most).scoreDocs) {
                found.add(StoredPassage.read(stored.document(one.doc)));
            }
            return found;
        });
    }

    @Override
    public List<Double> weights(TenantId tenant, Query query) {
        return read(tenant, query.words().stream().map(word -> 0.0).toList(), opened -> {
            IndexReader reader = opened.reader();
            List<Double> weights = new ArrayList<>();
            for (Set<String> word : query.words()) {
                int most = 0;
                for (String term : word) {
                    most = Math.max(most, reader.docFreq(new Term(StoredPassage.TEXT, term)));
                }
                weights.add(most == 0 ? 0 : rarity(reader, most));
            }
            return weights;
        });
    }

    @Override
    public double strangeWeight(TenantId tenant) {
        return read(tenant, 1.0, opened -> rarity(opened.reader(), 1));
    }

    private static double rarity(IndexReader reader, int passages) {
        return Math.log(1 + (1.0 + reader.numDocs()) / (0.5 + passages));
    }

    @Override
    public Set<String> mended(TenantId tenant, Set<String> word) {
        return read(tenant, word, opened -> {
            for (String term : word) {
                if (opened.reader().docFreq(new Term(StoredPassage.TEXT, term)) > 0) {
                    return word;
                }
            }
            return opened.terms().mended(word);
        });
    }

    @Override
    public void close() {
        List.copyOf(readers.keySet()).forEach(this::forget);
    }

    /// What is broken would keep Lucene from beginning anew.
    private void clear(TenantId tenant) {
        forget(tenant);
        try {
            IOUtils.rm(folder.resolve(tenant.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("the index of tenant " + tenant + " cannot be removed", e);
        }
    }

    private void forget(TenantId tenant) {
        Opened old = readers.remove(tenant);
        try {
            if (old != null) {
                old.reader().close();
            }
        } catch (IOException e) {
            log.warn("an index stays open until the process ends: {}", e.toString());
        }
    }

    private interface Reads<T> {
        T from(Opened opened) throws IOException;
    }

    /// The reader is held while it is read: a change may close it at the same moment.
    private <T> T read(TenantId tenant, T otherwise, Reads<T> reads) {
        try {
            Opened opened = opened(tenant);
            if (opened != null && !opened.reader().tryIncRef()) { // closed by a change just now: the next one has it
                opened = opened(tenant);
                if (opened != null && !opened.reader().tryIncRef()) {
                    return otherwise;
                }
            }
            if (opened == null) {
                return otherwise;
            }
            try {
                return reads.from(opened);
            } finally {
                opened.reader().decRef();
            }
        } catch (IOException e) {
            log.warn("the index of tenant {} cannot be read, its documents are not quoted: {}", tenant, e.toString());
            return otherwise;
        }
    }

    private @Nullable Opened opened(TenantId tenant) throws IOException {
        Opened open = readers.get(tenant);
        if (open != null) {
            return open;
        }
        try (FSDirectory directory = directory(tenant)) {
            if (!DirectoryReader.indexExists(directory)) {
                return null;
            }
        }
        Opened opened = new Opened(DirectoryReader.open(directory(tenant)));
        Opened other = readers.putIfAbsent(tenant, opened);
        if (other != null) {
            opened.reader().close();
            return other;
        }
        return opened;
    }

    private FSDirectory directory(TenantId tenant) throws IOException {
        return FSDirectory.open(folder.resolve(tenant.toString()));
    }

    /// An index as it was after a change. Its words are gathered when the first unknown one is asked.
    private static final class Opened {

        private final DirectoryReader reader;
        private volatile @Nullable NearTerms terms;

        Opened(DirectoryReader reader) {
            this.reader = reader;
        }

        DirectoryReader reader() {
            return reader;
        }

        NearTerms terms() throws IOException {
            NearTerms known = terms;
            if (known == null) {
                known = NearTerms.of(reader, StoredPassage.TEXT);
                terms = known;
            }
            return known;
        }
    }
}
