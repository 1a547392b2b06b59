package kz.jauap.chaos;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;

/// Strikes the blows of a plan, one after the other, and mends each after its outage. A blow waits, for a while, until
/// messages have been taken since the last one, so that it falls on a house at work; yet blows may meet: a node may be
/// killed while the database is away, and the other way round.
final class Misfortune implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Stage stage;
    private final IntSupplier taken;
    private final int wanted;
    private final List<ChaosPlan.Blow> blows;
    private final AtomicInteger struck = new AtomicInteger();
    private final LongAdder onNodes = new LongAdder();
    private final LongAdder onDatabase = new LongAdder();
    private final LongAdder mending = new LongAdder();
    private final Reasons reasons;
    private final Thread striker;

    /// @param taken messages that have got a 200
    Misfortune(Stage stage, ChaosPlan plan, IntSupplier taken, Reasons reasons) {
        this.stage = stage;
        this.reasons = reasons;
        this.taken = taken;
        this.wanted = plan.messages() / (plan.kills() + 1) / 3;
        this.blows = plan.blows();
        this.striker = Thread.ofPlatform().daemon(true).name("misfortune").start(this::strikeAll);
    }

    /// Blows so far.
    int struck() {
        return struck.get();
    }

    boolean over() {
        return struck.get() == blows.size() && mending.sum() == 0;
    }

    long onNodes() {
        return onNodes.sum();
    }

    long onDatabase() {
        return onDatabase.sum();
    }

    @Override
    public void close() throws InterruptedException {
        striker.interrupt();
        striker.join(TimeUnit.SECONDS.toMillis(10));
    }

    private void strikeAll() {
        try {
            for (ChaosPlan.Blow blow : blows) {
                int before = taken.getAsInt();
                TimeUnit.MILLISECONDS.sleep(blow.after().toMillis());
                awaitWork(before + wanted);
                strike(blow);
                struck.incrementAndGet();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitWork(int messages) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (taken.getAsInt() < messages && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private void strike(ChaosPlan.Blow blow) throws InterruptedException {
        mending.increment();
        reasons.add(blow.outage());
        switch (blow) {
            case ChaosPlan.Blow.KillNode one -> {
                Node node = stage.nodes.get(one.node());
                while (!node.kill()) { // still dead from the last time
                    TimeUnit.MILLISECONDS.sleep(50);
                }
                onNodes.increment();
                mend(one, node::start);
            }
            case ChaosPlan.Blow.KillDatabase one -> {
                stage.database.kill();
                onDatabase.increment();
                mend(one, stage.database::restart);
            }
        }
    }

    private void mend(ChaosPlan.Blow blow, Runnable mended) {
        Thread.ofPlatform().daemon(true).name("mending").start(() -> {
            try {
                TimeUnit.MILLISECONDS.sleep(blow.outage().toMillis());
                mended.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                mending.decrement();
            }
        });
    }
}
