package kz.jauap.ops.wiring;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import kz.jauap.config.Role;
import kz.jauap.config.Settings;
import kz.jauap.desk.DeskGroups;
import kz.jauap.desk.group.DeskGroup;
import kz.jauap.desk.group.GroupState;
import kz.jauap.desk.manager.DeskPoll;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Asks Telegram for what people do in desks whose group `polls`: one thread for each bot, begun and ended as the
/// groups change. For one node, as on a laptop: two nodes that ask for the same bot hear half of it each, and Telegram
/// tells both so.
@Component
class DeskPolling implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DeskPolling.class);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration OPEN = Duration.ofSeconds(25);

    private final DeskGroups desk;
    private final DeskPoll poll;
    private final Settings settings;
    private final Map<Long, Thread> polls = new HashMap<>();
    private volatile boolean running;
    private @Nullable Thread thread;

    DeskPolling(DeskGroups desk, DeskPoll poll, Settings settings) {
        this.desk = desk;
        this.poll = poll;
        this.settings = settings;
    }

    @Override
    public void start() {
        running = true;
        if (settings.roles().contains(Role.WORKER)) {
            thread = Thread.ofVirtual().name("desk polling").start(this::keepLooking);
        }
    }

    @Override
    public void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void keepLooking() {
        try {
            while (running) {
                look();
                TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            polls.values().forEach(Thread::interrupt);
        }
    }

    private void look() {
        try {
            Map<Long, DeskGroup> wanted = new HashMap<>();
            desk.all().stream()
                    .filter(group -> group.polls() && group.state() != GroupState.OFF)
                    .forEach(group -> wanted.put(group.botId(), group));
            polls.entrySet().removeIf(one -> !wanted.containsKey(one.getKey()) && ended(one.getValue()));
            wanted.forEach((bot, group) -> polls.computeIfAbsent(bot, unused -> {
                log.info("asking for updates of {}", group);
                return Thread.ofVirtual().name("desk poll " + bot).start(() -> keepAsking(group));
            }));
        } catch (RuntimeException e) {
            log.warn("polling for desks pauses for {}: {}", LOOK, e.toString());
        }
    }

    private static boolean ended(Thread poll) {
        poll.interrupt();
        return true;
    }

    private void keepAsking(DeskGroup group) {
        long next = 0;
        while (running && !Thread.currentThread().isInterrupted()) {
            try {
                DeskPoll.Asked asked = poll.ask(group, next, OPEN);
                next = asked.next();
                TimeUnit.MILLISECONDS.sleep(asked.pause().toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                log.warn("updates of {} are not stored and asked for again in {}: {}", group, LOOK, e.toString());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
