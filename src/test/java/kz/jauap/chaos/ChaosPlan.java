package kz.jauap.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// What a chaos run does. The same seed gives the same blows and the same messages; when they meet is up to the
/// machine.
///
/// @param pause between two blows, at the shortest; at the longest it is twice that
/// @param longestOutage of the database
/// @param profile Spring profile of the nodes: how a planted bug is switched on; "" for none
/// @param channels kinds customers write on
record ChaosPlan(
        Path folder,
        int messages,
        int kills,
        int conversations,
        int nodes,
        long seed,
        Duration pause,
        Duration longestOutage,
        String profile,
        List<String> channels) {

    private static final int MESSAGES_PER_CONVERSATION = 80;
    private static final String EVERY_CHANNEL = "all";

    /// One thing that is broken.
    sealed interface Blow {

        /// How long before it happens.
        Duration after();

        /// How long until it is mended.
        Duration outage();

        record KillNode(int node, Duration after, Duration outage) implements Blow {}

        record KillDatabase(Duration after, Duration outage) implements Blow {}
    }

    static ChaosPlan of(Path folder, int messages, int kills) {
        int conversations = Math.clamp(messages / MESSAGES_PER_CONVERSATION, 20, 250);
        return new ChaosPlan(
                folder,
                messages,
                kills,
                conversations,
                2,
                1,
                Duration.ofSeconds(4),
                Duration.ofSeconds(8),
                "",
                Messengers.ALL);
    }

    /// `--messages N --kills N --seed N --nodes N --conversations N --channels all|KIND,KIND`.
    static ChaosPlan read(String... args) {
        List<String> given = Arrays.asList(args);
        ChaosPlan plan = of(
                Path.of("target", "chaos", "run"), number(given, "--messages", 20_000), number(given, "--kills", 30));
        return new ChaosPlan(
                plan.folder,
                plan.messages,
                plan.kills,
                number(given, "--conversations", plan.conversations),
                number(given, "--nodes", plan.nodes),
                number(given, "--seed", Math.toIntExact(System.nanoTime() & 0xFFFFFF)),
                plan.pause,
                plan.longestOutage,
                plan.profile,
                channels(given));
    }

    private static List<String> channels(List<String> given) {
        int at = given.indexOf("--channels");
        String named = at >= 0 && at + 1 < given.size() ? given.get(at + 1) : EVERY_CHANNEL;
        return named.equals(EVERY_CHANNEL) ? Messengers.ALL : List.of(named.split(","));
    }

    /// Shorter pauses and outages, for a small run.
    ChaosPlan hurried(long seed) {
        return new ChaosPlan(
                folder,
                messages,
                kills,
                conversations,
                nodes,
                seed,
                Duration.ofMillis(2500),
                Duration.ofSeconds(3),
                profile,
                channels);
    }

    /// Customers write on these kinds only.
    ChaosPlan over(String... kinds) {
        return new ChaosPlan(
                folder, messages, kills, conversations, nodes, seed, pause, longestOutage, profile, List.of(kinds));
    }

    ChaosPlan withProfile(String name) {
        return new ChaosPlan(folder, messages, kills, conversations, nodes, seed, pause, longestOutage, name, channels);
    }

    /// A third of the blows, and at least one, hit the database; the nodes take turns in no order.
    List<Blow> blows() {
        Random random = new Random(seed);
        List<Integer> places = new ArrayList<>(IntStream.range(0, kills).boxed().toList());
        java.util.Collections.shuffle(places, random);
        List<Integer> onDatabase = places.subList(0, Math.min(kills, Math.max(1, kills / 3)));
        List<Blow> blows = new ArrayList<>();
        for (int i = 0; i < kills; i++) {
            Duration after = pause.plusMillis(random.nextLong(pause.toMillis()));
            blows.add(
                    onDatabase.contains(i)
                            ? new Blow.KillDatabase(after, within(longestOutage, random))
                            : new Blow.KillNode(random.nextInt(nodes), after, within(Duration.ofSeconds(2), random)));
        }
        return blows;
    }

    private static Duration within(Duration longest, Random random) {
        return Duration.ofMillis(random.nextLong(longest.toMillis()));
    }

    private static int number(List<String> given, String name, int otherwise) {
        int at = given.indexOf(name);
        return at >= 0 && at + 1 < given.size() ? Integer.parseInt(given.get(at + 1)) : otherwise;
    }
}
