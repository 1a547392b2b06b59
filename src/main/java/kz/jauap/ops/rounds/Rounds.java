package kz.jauap.ops.rounds;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import kz.jauap.config.Role;
import kz.jauap.config.Settings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Goes the rounds. A round that fails is told in the log and gone again at its next time.
@Component
class Rounds implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Rounds.class);
    private static final int THREADS = 2;

    private final List<Round> rounds;
    private final Alone alone;
    private final Settings settings;
    private @Nullable ScheduledExecutorService executor;

    Rounds(List<Round> rounds, Alone alone, Settings settings) {
        this.rounds = rounds;
        this.alone = alone;
        this.settings = settings;
    }

    @Override
    public void start() {
        ScheduledExecutorService fresh = Executors.newScheduledThreadPool(
                THREADS, task -> Thread.ofPlatform().daemon(true).name("rounds").unstarted(task));
        boolean works = settings.roles().contains(Role.WORKER);
        rounds.stream().filter(round -> works || round.onEveryNode()).forEach(round -> {
            long millis = round.every().toMillis();
            fresh.scheduleWithFixedDelay(() -> go(round), Math.min(millis, 60_000), millis, TimeUnit.MILLISECONDS);
        });
        executor = fresh;
    }

    private void go(Round round) {
        try {
            if (round.onEveryNode()) {
                round.go();
            } else {
                alone.run(round.name(), round::go);
            }
        } catch (RuntimeException e) {
            log.warn("the round {} failed, it is gone again in {}: {}", round.name(), round.every(), e.toString());
        }
    }

    @Override
    public void stop() {
        if (executor != null) {
            executor.shutdownNow();
            executor = null;
        }
    }

    @Override
    public boolean isRunning() {
        return executor != null;
    }
}
