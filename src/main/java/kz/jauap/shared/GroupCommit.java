package kz.jauap.shared;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Callers that commit at the same moment share one transaction: many items, one statement, one flush of the disk.
///
/// The committer takes whatever is waiting (up to `maxBatch`) and hands it to `write`, which answers one result per
/// item, in the same order. There is one committer: while it waits for the database more items gather, and large
/// batches cost the database less. When a batch fails, its items are tried one by one, so that one bad item cannot fail
/// its neighbours. When it fails because the database is away, all of it fails together: each item's own try would only
/// keep the others waiting.
///
/// `submit` returns only after the commit, so it waits as long as `write` may take, which the connection's own time
/// limits bound; a full queue or a stopped committer is refused at once with [Refused].
public final class GroupCommit<I, O> implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BlockingQueue<Waiting<I, O>> queue;
    private final Function<List<I>, List<O>> write;
    private final int maxBatch;
    private final Thread committer;
    private volatile boolean open = true;

    public GroupCommit(String name, int maxBatch, int capacity, Function<List<I>, List<O>> write) {
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.write = write;
        this.maxBatch = maxBatch;
        this.committer = Thread.ofPlatform().name(name).daemon(true).start(this::run);
    }

    /// Blocks until the item is committed.
    ///
    /// @throws Refused when nothing was written: the queue is full, closed, or the write failed
    public O submit(I item) {
        Waiting<I, O> waiting = new Waiting<>(item, new CompletableFuture<>());
        if (!open || !queue.offer(waiting)) {
            throw new Refused("too many writes are waiting; try again", null);
        }
        try {
            return waiting.result.get();
        } catch (ExecutionException e) {
            throw new Refused("the write failed and was rolled back", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("interrupted while waiting for the commit", e);
        }
    }

    /// Items waiting for a commit now.
    public int waiting() {
        return queue.size();
    }

    /// Refuses new items, commits those that wait, and stops.
    @Override
    public void close() {
        open = false;
        committer.interrupt();
        try {
            committer.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<Waiting<I, O>> batch = new ArrayList<>(maxBatch);
        while (open || !queue.isEmpty()) {
            if (take(batch)) {
                commit(batch);
                batch.clear();
            }
        }
    }

    private boolean take(List<Waiting<I, O>> batch) {
        try {
            Waiting<I, O> first = open ? queue.poll(1, TimeUnit.SECONDS) : queue.poll();
            if (first == null) {
                return false;
            }
            batch.add(first);
            queue.drainTo(batch, maxBatch - 1);
            return true;
        } catch (InterruptedException e) {
            return false; // closing: the loop's condition decides, and what waits is still committed
        }
    }

    private void commit(List<Waiting<I, O>> batch) {
        try {
            complete(batch);
        } catch (Throwable failure) {
            if (DatabaseAway.isReasonOf(failure)) {
                commitAgain(batch, failure);
            } else {
                oneByOne(batch, failure);
            }
        }
    }

    /// Once more and all together: the connection was an old one that broke, and there may be a new one.
    private void commitAgain(List<Waiting<I, O>> batch, Throwable first) {
        if (DatabaseAway.isUnreachable(first)) {
            fail(batch, first);
            return;
        }
        try {
            complete(batch);
        } catch (Throwable failure) {
            if (DatabaseAway.isReasonOf(failure)) {
                fail(batch, failure);
            } else {
                oneByOne(batch, failure);
            }
        }
    }

    private void oneByOne(List<Waiting<I, O>> batch, Throwable failure) {
        if (batch.size() == 1) {
            fail(batch, failure);
        } else {
            batch.forEach(one -> commit(List.of(one)));
        }
    }

    private void complete(List<Waiting<I, O>> batch) {
        List<O> results = write.apply(batch.stream().map(Waiting::item).toList());
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).result.complete(results.get(i));
        }
    }

    private static <I, O> void fail(List<Waiting<I, O>> batch, Throwable failure) {
        batch.forEach(one -> one.result.completeExceptionally(failure));
    }

    private record Waiting<I, O>(I item, CompletableFuture<O> result) {}

    /// Nothing was written; the caller may try again.
    public static final class Refused extends RuntimeException {

        public Refused(String message, @org.jspecify.annotations.Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
