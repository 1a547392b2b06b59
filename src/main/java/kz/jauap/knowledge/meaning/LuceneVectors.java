package kz.jauap.knowledge.meaning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import kz.jauap.knowledge.spi.Vector;
import kz.jauap.knowledge.spi.VectorIndex;
import kz.jauap.shared.TenantId;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lucene in this process: the vectors of each tenant in a folder of its own. A folder that cannot be read, or holds
/// another maker's vectors, counts as empty and is made anew.
final class LuceneVectors implements VectorIndex {

    private static final Logger log = LoggerFactory.getLogger(LuceneVectors.class);
    private static final String SEEN = "version";
    private static final String MAKER = "maker";
    private static final String DOCUMENT = "document";
    private static final String PASSAGE = "passage";
    private static final String PLACE = "place";

    private final Path folder;
    private final String maker;
    private final Map<TenantId, DirectoryReader> readers = new ConcurrentHashMap<>();

    LuceneVectors(Path folder, String maker) {
        this.folder = folder;
        this.maker = maker;
    }

    @Override
    public void put(TenantId tenant, long version, Collection<UUID> replaced, List<Entry> entries) {
        try {
            if (version(tenant) == 0) {
                drop(tenant);
            }
            write(tenant, version, replaced, entries);
        } catch (IOException e) {
            throw new UncheckedIOException("the vectors of tenant " + tenant + " cannot be written", e);
        }
    }

    private void write(TenantId tenant, long version, Collection<UUID> replaced, List<Entry> entries)
            throws IOException {
        IndexWriterConfig config =
                new IndexWriterConfig().setOpenMode(OpenMode.CREATE_OR_APPEND).setCodec(WideVectors.codec());
        try (FSDirectory directory = directory(tenant);
                IndexWriter writer = new IndexWriter(directory, config)) {
            for (UUID one : replaced) {
                writer.deleteDocuments(new Term(DOCUMENT, one.toString()));
            }
            for (Entry entry : entries) {
                writer.addDocument(fields(entry));
            }
            writer.setLiveCommitData(
                    Map.of(SEEN, Long.toString(version), MAKER, maker).entrySet());
            writer.commit();
        }
        forget(tenant);
    }

    private static Document fields(Entry entry) {
        Document fields = new Document();
        Vector vector = entry.vector();
        fields.add(new StringField(DOCUMENT, entry.document().toString(), Field.Store.NO));
        fields.add(new StoredField(PASSAGE, entry.passage().toString()));
        fields.add(new StoredField(PLACE, entry.place()));
        fields.add(new KnnFloatVectorField(field(vector), vector.parts(), VectorSimilarityFunction.DOT_PRODUCT));
        return fields;
    }

    /// One for each dimension: an endpoint may change its model behind its name.
    private static String field(Vector vector) {
        return "vector-" + vector.dimension();
    }

    @Override
    public void drop(TenantId tenant) {
        forget(tenant);
        try {
            IOUtils.rm(folder.resolve(tenant.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("the vectors of tenant " + tenant + " cannot be removed", e);
        }
    }

    @Override
    public long version(TenantId tenant) {
        try (Held held = held(tenant)) {
            Map<String, String> seen = held.reader().getIndexCommit().getUserData();
            return maker.equals(seen.get(MAKER)) ? Long.parseLong(seen.getOrDefault(SEEN, "0")) : 0;
        } catch (IOException e) {
            log.debug("the vectors of tenant {} are made anew: {}", tenant, e.toString());
            return 0;
        }
    }

    @Override
    public List<Near> nearest(TenantId tenant, Vector asked, int most) {
        List<Near> found = new ArrayList<>();
        try (Held held = held(tenant)) {
            IndexSearcher searcher = new IndexSearcher(held.reader());
            StoredFields stored = searcher.storedFields();
            KnnFloatVectorQuery near = new KnnFloatVectorQuery(field(asked), asked.parts(), most);
            for (ScoreDoc one : searcher.search(near, most).scoreDocs) {
                Document fields = stored.document(one.doc);
                found.add(new Near(
                        UUID.fromString(fields.get(PASSAGE)),
                        Integer.parseInt(fields.get(PLACE)),
                        2.0 * one.score - 1)); // Lucene's score is (1 + cosine) / 2
            }
        } catch (IOException e) {
            log.debug("no vectors of tenant {}: {}", tenant, e.toString());
        }
        return found;
    }

    @Override
    public void close() {
        List.copyOf(readers.keySet()).forEach(this::forget);
    }

    private void forget(TenantId tenant) {
        IOUtils.closeWhileHandlingException(readers.remove(tenant));
    }

    /// A change may close a reader at the same moment: it stays open for whoever holds it.
    private record Held(DirectoryReader reader) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            reader.decRef();
        }
    }

    private Held held(TenantId tenant) throws IOException {
        DirectoryReader open = readers.get(tenant);
        if (open != null && open.tryIncRef()) {
            return new Held(open);
        }
        DirectoryReader opened = DirectoryReader.open(directory(tenant));
        opened.incRef();
        DirectoryReader older = readers.put(tenant, opened);
        if (older != null) {
            older.close();
        }
        return new Held(opened);
    }

    private FSDirectory directory(TenantId tenant) throws IOException {
        return FSDirectory.open(folder.resolve(tenant.toString()));
    }
}
