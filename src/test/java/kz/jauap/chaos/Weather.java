package kz.jauap.chaos;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import kz.jauap.sandbox.ChatflowSimulator;
import kz.jauap.sandbox.ChatflowSimulator.Chances;

/// How the provider does: now and then one call fails, and at times all of them do, or nobody is there at all.
final class Weather implements AutoCloseable {

    private static final Chances USUAL = new Chances(0.01, 0.01, 0.005, 0.003, 2);
    private static final Chances BROKEN = new Chances(0.7, 0.2, 0, 0.02, 2);
    private static final Chances THROTTLED = new Chances(0, 0, 0.8, 0, 2);
    private static final Chances SILENT = new Chances(0, 0, 0, 0.3, 2);

    private final ChatflowSimulator provider;
    private final Random random;
    private final Thread thread;

    Weather(ChatflowSimulator provider, long seed) {
        this.provider = provider;
        this.random = new Random(seed + 7);
        this.thread = Thread.ofPlatform().daemon(true).name("weather").start(this::change);
    }

    /// It clears up.
    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join(TimeUnit.SECONDS.toMillis(10));
        provider.chances(Chances.NONE);
    }

    private void change() {
        try {
            while (true) {
                spell(USUAL, 2000 + random.nextInt(4000));
                switch (random.nextInt(4)) {
                    case 0 -> spell(BROKEN, 500 + random.nextInt(1500));
                    case 1 -> spell(THROTTLED, 500 + random.nextInt(1500));
                    case 2 -> spell(SILENT, 300 + random.nextInt(700));
                    default -> away(300 + random.nextInt(2500));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void spell(Chances chances, int millis) throws InterruptedException {
        provider.chances(chances);
        TimeUnit.MILLISECONDS.sleep(millis);
    }

    private void away(int millis) throws InterruptedException {
        provider.goDown();
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } finally {
            comeBack();
        }
    }

    private void comeBack() {
        try {
            provider.comeBack();
        } catch (IOException e) {
            throw new IllegalStateException("the provider's port is taken", e);
        }
    }
}
