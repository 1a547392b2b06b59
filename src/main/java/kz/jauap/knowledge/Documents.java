package kz.jauap.knowledge;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import kz.jauap.knowledge.meaning.MeaningJobs;
import kz.jauap.knowledge.meaning.MeaningStore;
import kz.jauap.knowledge.spi.VectorIndex;
import kz.jauap.shared.Database;
import kz.jauap.shared.IdSource;
import kz.jauap.shared.Notices;
import kz.jauap.shared.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The documents of tenants: added, replaced under the same name, removed. A change is heard by every node at once, and
/// at the latest when it next looks by itself.
@Component
public class Documents {

    private static final Logger log = LoggerFactory.getLogger(Documents.class);
    static final String TOPIC = "knowledge";
    private static final int DOCUMENTS_AT_ONCE = 500;
    /// Bytes of a file at most.
    public static final int LARGEST = DocumentReader.LARGEST;

    private final DocumentStore store;
    private final MeaningStore meaningStore;
    private final MeaningJobs meaningJobs;
    private final Database database;
    private final Notices notices;
    private final IdSource ids;
    private final Clock clock;
    private final List<Consumer<TenantId>> listeners = new java.util.concurrent.CopyOnWriteArrayList<>();

    Documents(
            DocumentStore store,
            MeaningStore meaningStore,
            MeaningJobs meaningJobs,
            Database database,
            Notices notices,
            IdSource ids,
            Clock clock) {
        this.store = store;
        this.meaningStore = meaningStore;
        this.meaningJobs = meaningJobs;
        this.database = database;
        this.notices = notices;
        this.ids = ids;
        this.clock = clock;
        notices.listen(TOPIC, id -> listeners.forEach(one -> one.accept(TenantId.of(id))));
    }

    /// Reads a file and puts it in the place of the one with the same name.
    ///
    /// @param branch the place of the business it speaks of, "" for all of them
    public Added add(TenantId tenant, String name, String branch, byte[] bytes, String author) {
        return add(tenant, name, name, branch, bytes, author);
    }

    /// The same, where its name does not tell what kind of file it is.
    ///
    /// @param readAs a file name that does
    public Added add(TenantId tenant, String name, String readAs, String branch, byte[] bytes, String author) {
        String checksum = checksum(bytes);
        var same = database.inTenant(tenant, () -> store.findSame(tenant, name, branch, checksum));
        if (same.isPresent()) {
            return new Added.Unchanged(same.get());
        }
        return switch (DocumentReader.read(readAs, bytes)) {
            case DocumentReading.Unreadable(String why, String advice) -> new Added.Unreadable(why, advice);
            case DocumentReading.Read(List<Block> blocks) -> {
                List<Passages.Cut> cuts = Passages.of(blocks);
                yield cuts.isEmpty()
                        ? new Added.Unreadable("there is nothing but headings in the file", "add the text below them")
                        : new Added.Stored(save(tenant, name, branch, checksum, cuts, author));
            }
        };
    }

    private Document save(
            TenantId tenant, String name, String branch, String checksum, List<Passages.Cut> cuts, String author) {
        Document fresh = new Document(ids.next(), name, branch, 1, cuts.size(), author, clock.instant());
        Document saved = database.inTenant(tenant, () -> {
            Document document = store.save(tenant, fresh, checksum, store.countChange(tenant));
            store.replacePassages(tenant, document.id(), passages(document, cuts));
            meaningJobs.enqueue(tenant);
            return document;
        });
        changed(tenant);
        meaningJobs.announce(tenant);
        log.info(
                "document {} version {} of tenant {} has {} passages",
                saved.id(),
                saved.version(),
                tenant,
                cuts.size());
        return saved;
    }

    private List<Passage> passages(Document document, List<Passages.Cut> cuts) {
        return cuts.stream()
                .map(cut -> new Passage(
                        ids.next(),
                        document.id(),
                        document.version(),
                        document.name(),
                        document.branch(),
                        cut.heading(),
                        cut.text()))
                .toList();
    }

    /// @return whether it was there
    public boolean remove(TenantId tenant, UUID document) {
        boolean removed = database.inTenant(
                tenant, () -> store.remove(tenant, document, store.countChange(tenant), clock.instant()));
        changed(tenant);
        return removed;
    }

    /// By name.
    public List<Document> list(TenantId tenant, int limit) {
        return database.inTenant(tenant, () -> store.list(tenant, limit));
    }

    /// The places the documents speak of.
    List<String> branches(TenantId tenant) {
        return database.inTenant(tenant, () -> store.branches(tenant));
    }

    /// The number of the newest change, 0 when there never was a document.
    long version(TenantId tenant) {
        return database.inTenant(tenant, () -> store.version(tenant));
    }

    /// The first of what changed after a number, as many documents as have some passages together.
    Changes changes(TenantId tenant, long since, long newest, int passages) {
        List<Changes.Changed> all =
                database.inTenant(tenant, () -> store.changed(tenant, since, newest, DOCUMENTS_AT_ONCE));
        return Changes.first(all, DOCUMENTS_AT_ONCE, newest, passages);
    }

    /// All passages of some documents.
    List<Passage> passages(TenantId tenant, List<Document> of) {
        Map<UUID, Document> byId = of.stream()
                .filter(document -> document.passages() > 0)
                .collect(Collectors.toMap(Document::id, document -> document));
        return byId.isEmpty() ? List.of() : database.inTenant(tenant, () -> store.passages(tenant, byId));
    }

    /// Those of some passages that are still there.
    List<Passage> passagesById(TenantId tenant, Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : database.inTenant(tenant, () -> store.passagesById(tenant, ids));
    }

    /// The vectors of those of some documents that have all of theirs.
    List<VectorIndex.Entry> meanings(TenantId tenant, Collection<UUID> of, String maker) {
        return of.isEmpty() ? List.of() : database.inTenant(tenant, () -> meaningStore.entries(tenant, of, maker));
    }

    /// Lets the indexes know of documents whose vectors are all there now: a change of each.
    public void markWhole(TenantId tenant, String maker) {
        for (UUID document : database.inTenant(tenant, () -> meaningStore.whole(tenant, maker))) {
            database.inTenant(tenant, () -> meaningStore.mark(tenant, document, maker, store.countChange(tenant)));
            changed(tenant);
        }
    }

    void onChange(Consumer<TenantId> listener) {
        listeners.add(listener);
    }

    private void changed(TenantId tenant) {
        listeners.forEach(one -> one.accept(tenant));
        notices.send(TOPIC, tenant.toString());
    }

    private static String checksum(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
