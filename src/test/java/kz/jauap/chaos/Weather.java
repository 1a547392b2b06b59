package kz.jauap.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import kz.jauap.sandbox.Chances;
import kz.jauap.sandbox.ForumSimulator;

/// How the providers do: now and then one call fails, and at times all calls of one of them do, or of all of them, or
/// nobody is there at all.
final class Weather implements AutoCloseable {

    private static final Chances USUAL = new Chances(0.01, 0.01, 0.005, 0.003, 2);
    private static final Chances BROKEN = new Chances(0.7, 0.2, 0, 0.02, 2);
    private static final Chances THROTTLED = new Chances(0, 0, 0.8, 0, 2);
    private static final Chances SILENT = new Chances(0, 0, 0, 0.3, 2);

    private final List<Provider> providers;
    private final Reasons reasons;
    private final Random random;
    private final Thread thread;

    /// Somebody whose weather it is.
    private interface Provider {

        void chances(Chances value);

        void goDown();

        void comeBack() throws IOException;
    }

    /// @param reasons is told when providers go away
    Weather(Stage stage, Reasons reasons, long seed) {
        this.providers = new java.util.ArrayList<>();
        stage.messengers.stream().filter(one -> !one.kind().equals("webchat")).forEach(one -> providers.add(of(one)));
        providers.add(of(stage.group));
        this.reasons = reasons;
        this.random = new Random(seed + 7);
        this.thread = Thread.ofPlatform().daemon(true).name("weather").start(this::change);
    }

    private static Provider of(Messenger messenger) {
        return new Provider() {

            @Override
            public void chances(Chances value) {
                messenger.chances(value);
            }

            @Override
            public void goDown() {
                messenger.goDown();
            }

            @Override
            public void comeBack() throws IOException {
                messenger.comeBack();
            }
        };
    }

    private static Provider of(ForumSimulator group) {
        return new Provider() {

            @Override
            public void chances(Chances value) {
                group.chances(value);
            }

            @Override
            public void goDown() {
                group.goDown();
            }

            @Override
            public void comeBack() {
                group.comeBack();
            }
        };
    }

    /// It clears up.
    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join(TimeUnit.SECONDS.toMillis(10));
        providers.forEach(one -> one.chances(Chances.NONE));
    }

    private void change() {
        try {
            while (true) {
                spell(providers, USUAL, 2000 + random.nextInt(4000));
                List<Provider> hit = hit();
                switch (random.nextInt(4)) {
                    case 0 -> spell(hit, BROKEN, 500 + random.nextInt(1500));
                    case 1 -> spell(hit, THROTTLED, 500 + random.nextInt(1500));
                    case 2 -> spell(hit, SILENT, 300 + random.nextInt(700));
                    default -> away(hit, 300 + random.nextInt(2500));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Every other time all of them, else one.
    private List<Provider> hit() {
        return random.nextBoolean() ? providers : List.of(providers.get(random.nextInt(providers.size())));
    }

    private static void spell(List<Provider> hit, Chances chances, int millis) throws InterruptedException {
        hit.forEach(one -> one.chances(chances));
        TimeUnit.MILLISECONDS.sleep(millis);
    }

    private void away(List<Provider> hit, int millis) throws InterruptedException {
        reasons.add(Duration.ofMillis(millis));
        hit.forEach(Provider::goDown);
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } finally {
            hit.forEach(Weather::comeBack);
        }
    }

    private static void comeBack(Provider provider) {
        try {
            provider.comeBack();
        } catch (IOException e) {
            throw new IllegalStateException("the provider's port is taken", e);
        }
    }
}
