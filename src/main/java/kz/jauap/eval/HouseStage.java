package kz.jauap.eval;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.springframework.context.support.GenericApplicationContext;

/// Plays conversations in a running house, through the whole way of a message: intake, queue, gates, fenced commit,
/// outbox, delivery. One tenant, many conversations side by side; the clock is moved for those that want another hour.
public final class HouseStage implements Stage {

    private static final int SIDE_BY_SIDE = 500;

    private final Talk.Asked tenant;
    private final Town town;
    private final EvalClock clock;

    HouseStage(Talk.Asked tenant, Town town, EvalClock clock) {
        this.tenant = tenant;
        this.town = town;
        this.clock = clock;
    }

    /// What a house needs to be played in: to be given before it starts.
    public static void furnish(GenericApplicationContext context) {
        context.registerBean(EvalClock.class, () -> new EvalClock(java.time.Clock.systemUTC()));
        context.registerBean(EvalChannel.class, EvalChannel::new);
        context.registerBean(Town.class);
        context.registerBean(EvalTenants.class);
    }

    @Override
    public List<List<Got>> play(List<Script> scripts) {
        Map<Schedule, List<Integer>> bySchedule = new TreeMap<>();
        IntStream.range(0, scripts.size())
                .forEach(i -> bySchedule
                        .computeIfAbsent(Schedule.of(scripts.get(i)), one -> new ArrayList<>())
                        .add(i));
        Map<Integer, Talk> talks = new HashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            bySchedule.forEach((schedule, numbers) -> {
                clock.moveTo(schedule.begins(tenant.next(schedule.at()), clock.instant()));
                for (int from = 0; from < numbers.size(); from += SIDE_BY_SIDE) {
                    List<Integer> some = numbers.subList(from, Math.min(numbers.size(), from + SIDE_BY_SIDE));
                    some.forEach(number -> talks.put(number, new Talk(tenant, scripts.get(number))));
                    playTogether(some.stream().map(talks::get).toList(), threads);
                }
            });
        }
        return IntStream.range(0, scripts.size())
                .mapToObj(i -> List.copyOf(
                        talks.getOrDefault(i, new Talk(tenant, scripts.get(i))).got()))
                .toList();
    }

    /// Someone who talks to a business.
    @FunctionalInterface
    public interface Speaker {

        /// What they say next; nothing when they are through. Asked once for each turn.
        ///
        /// @param got what came of what they have said so far
        Optional<EvalCase.Burst> next(List<Got> got);

        /// Says these one after the other, whatever comes of them.
        static Speaker of(List<EvalCase.Burst> bursts) {
            return got -> got.size() < bursts.size() ? Optional.of(bursts.get(got.size())) : Optional.empty();
        }
    }

    /// A talk that is over.
    ///
    /// @param handovers requests for a person that are open in its conversation, as the database has them
    public record Held(List<Got> got, long handovers) {

        public Held {
            got = List.copyOf(got);
        }
    }

    /// Lets each of these talk to the business, side by side from noon on, until they are through.
    public List<Held> converse(List<? extends Speaker> speakers) {
        clock.moveTo(Schedule.NOON.begins(tenant.next(Day.NOON), clock.instant()));
        List<Talk> talks = speakers.stream().map(one -> new Talk(tenant, one)).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int from = 0; from < talks.size(); from += SIDE_BY_SIDE) {
                playTogether(talks.subList(from, Math.min(talks.size(), from + SIDE_BY_SIDE)), threads);
            }
        }
        return talks.stream()
                .map(talk -> new Held(talk.got(), town.handovers(talk)))
                .toList();
    }

    /// When a conversation is played: those that begin at one time of day and pause alike are played together, those
    /// with long pauses last, since the clock of a house only goes on.
    ///
    /// @param length of all pauses together
    private record Schedule(LocalTime at, Duration length, String pauses) implements Comparable<Schedule> {

        private static final Schedule NOON = new Schedule(Day.NOON, Duration.ZERO, "");
        private static final Duration SLACK = Duration.ofHours(2);
        private static final Comparator<Schedule> ORDER = Comparator.comparing(Schedule::length)
                .thenComparing(Schedule::at)
                .thenComparing(Schedule::pauses);

        static Schedule of(Script script) {
            List<Duration> pauses =
                    script.bursts().stream().map(EvalCase.Burst::after).toList();
            Duration length = pauses.stream().reduce(Duration.ZERO, Duration::plus);
            return new Schedule(script.at(), length, length.isZero() ? "" : pauses.toString());
        }

        /// The first such day of a week that is not over.
        ///
        /// @param day the earliest
        Instant begins(ZonedDateTime day, Instant now) {
            ZonedDateTime begins = day;
            while (begins.plus(SLACK).toInstant().isBefore(now)) {
                begins = begins.plusWeeks(1);
            }
            return begins.toInstant();
        }

        @Override
        public int compareTo(Schedule other) {
            return ORDER.compare(this, other);
        }
    }

    /// Every conversation speaks its next burst, all are waited for, and so on.
    private void playTogether(List<Talk> talks, ExecutorService threads) {
        List<Talk> speaking = talks.stream().filter(Talk::hasMore).toList();
        while (!speaking.isEmpty()) {
            clock.moveTo(clock.instant().plus(speaking.getFirst().burst().after()));
            all(threads, speaking, town::say);
            town.await(speaking);
            all(threads, speaking, town::hear);
            speaking = speaking.stream().filter(Talk::hasMore).toList();
        }
    }

    private static void all(ExecutorService threads, Collection<Talk> talks, java.util.function.Consumer<Talk> deed) {
        List<Future<?>> running = new ArrayList<>();
        talks.forEach(talk -> running.add(threads.submit(() -> deed.accept(talk))));
        running.forEach(HouseStage::finish);
    }

    private static void finish(Future<?> running) {
        try {
            running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("playing was interrupted", e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("a conversation could not be played: " + e.getCause(), e);
        }
    }
}
