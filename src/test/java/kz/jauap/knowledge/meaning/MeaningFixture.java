package kz.jauap.knowledge.meaning;

import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import kz.jauap.knowledge.Documents;
import kz.jauap.knowledge.spi.VectorIndex;
import kz.jauap.queue.LaneWorker;
import kz.jauap.queue.QueueFixture;
import kz.jauap.queue.WorkerSettings;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;

/// What makes and finds vectors on one node, put together by hand.
public final class MeaningFixture implements AutoCloseable {

    public final Database database;
    public final MeaningStore store;
    public final MeaningJobs jobs;
    public final Meanings meanings;
    private final EmbeddingsAccess access;
    private final OpenAiEmbeddings embeddings;
    private final VectorIndex index;
    private final QueueFixture queue;

    public MeaningFixture(DataSource dataSource, Path folder, EmbeddingsAccess access, Clock clock) {
        this(dataSource, VectorEngines.lucene(folder, access), access, clock);
    }

    public MeaningFixture(DataSource dataSource, VectorIndex index, EmbeddingsAccess access, Clock clock) {
        this.access = access;
        this.index = index;
        this.queue = new QueueFixture(dataSource, clock);
        this.database = queue.database;
        this.store = new MeaningStore(queue.database);
        this.jobs = new MeaningJobs(access, store, queue.jobs, queue.database, clock);
        this.embeddings = new OpenAiEmbeddings(access);
        this.meanings = new Meanings(access, embeddings, index);
    }

    /// Does what waits in the queue, and measures the model.
    public void makeVectors(Documents documents) {
        LaneWorker worker = queue.workers.add(
                MeaningJobs.QUEUE,
                new MeaningHandler(access, embeddings, store, documents, queue.database),
                WorkerSettings.DEFAULTS);
        while (worker.runDue() > 0) {
            Thread.onSpinWait();
        }
        meanings.measure();
    }

    public long waiting(TenantId tenant) {
        return queue.database.inTenant(tenant, () -> store.isOpen(tenant, access.maker())) ? 1 : 0;
    }

    @Override
    public void close() {
        queue.workers.close();
        index.close();
        embeddings.close();
    }
}
