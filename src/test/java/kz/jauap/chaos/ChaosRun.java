package kz.jauap.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// One chaos run from an empty folder to its outcome. Every wait in it has an end.
final class ChaosRun {

    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration LAST_WORDS = Duration.ofMinutes(4);
    private static final Duration CALM = Duration.ofMinutes(3);
    /// With a bug planted there is none to wait for.
    private static final Duration NO_CALM = Duration.ofSeconds(15);
    private static final int TOLD_EVERY = 75;
    private static final Duration EVENING = Duration.ofMinutes(1);
    private static final Duration PAGES = Duration.ofSeconds(60);
    private static final int CHATS_SHOWN = 3;

    private final ChaosPlan plan;
    private final Consumer<String> news;
    private final Reasons reasons = new Reasons();
    private List<Chat> chats = List.of();

    ChaosRun(ChaosPlan plan, Consumer<String> news) {
        this.plan = plan;
        this.news = news;
    }

    Outcome run() throws Exception {
        Instant start = Instant.now();
        news.accept("setting the stage: one database, " + plan.nodes() + " nodes, seed " + plan.seed());
        try (Stage stage = Stage.set(plan)) {
            chats = Town.people(plan, stage.messengers);
            return lived(stage, start);
        }
    }

    private Duration patience(Duration usual) {
        return plan.profile().isEmpty() ? usual : NO_CALM;
    }

    private Outcome lived(Stage stage, Instant start) throws Exception {
        try (Customers customers = new Customers(chats, stage.messengers, stage.addresses(), plan.seed());
                Staff staff = new Staff(stage.addresses(), plan.seed());
                DeskStaff group = new DeskStaff(stage.group, plan.seed());
                Pages pages = new Pages(chats, stage.addresses())) {
            List<String> troubles = new ArrayList<>();
            staff.begin(Town.TENANTS.stream()
                    .filter(slug -> !slug.equals(Town.DESK))
                    .toList());
            group.begin();
            Misfortune misfortune = strike(stage, customers, troubles);
            group.rest();
            calm(stage, troubles);
            if (!staff.goHome(patience(CALM))) {
                troubles.add("requests for a person are still open after " + CALM);
            }
            if (!group.goHome(patience(EVENING))) {
                troubles.add("in the group there is still something to press after " + EVENING + ": " + group.left());
            }
            calm(stage, troubles);
            pages.awaitSame(stage, PAGES);
            return judge(new Parts(stage, customers, staff, group, pages, misfortune), troubles, start);
        }
    }

    private record Parts(
            Stage stage, Customers customers, Staff staff, DeskStaff group, Pages pages, Misfortune misfortune) {}

    /// The wild part: returns when all blows are struck and mended and everybody has written all they had to.
    private Misfortune strike(Stage stage, Customers customers, List<String> troubles) throws InterruptedException {
        try (Weather _ = new Weather(stage, reasons, plan.seed());
                Misfortune misfortune =
                        new Misfortune(stage, plan, () -> customers.taken().size(), reasons)) {
            customers.begin();
            pace(stage, customers, misfortune);
            if (!customers.awaitEnd(LAST_WORDS)) {
                troubles.add("customers still write after " + LAST_WORDS);
            }
            return misfortune;
        }
    }

    /// Shares the messages out over the blows, so that each falls on a house at work.
    private void pace(Stage stage, Customers customers, Misfortune misfortune) throws InterruptedException {
        double perBlow = plan.messages() / (plan.kills() + 1.0);
        double perTick = perBlow / (plan.pause().multipliedBy(3).dividedBy(2).toMillis() / (double) TICK.toMillis());
        double due = 0;
        int allowed = 0;
        int told = -1;
        while (allowed < plan.messages() || !misfortune.over()) {
            due = Math.min(due + perTick, Math.min(plan.messages(), perBlow * (misfortune.struck() + 1)));
            int now = misfortune.over() ? plan.messages() : (int) due;
            customers.allow(now - allowed);
            allowed = now;
            TimeUnit.MILLISECONDS.sleep(TICK.toMillis());
            stage.nodes.forEach(Node::lookAfter);
            if (misfortune.struck() > told) {
                told = misfortune.struck();
                news.accept("kills " + told + "/" + plan.kills() + ", messages taken "
                        + customers.taken().size() + "/" + plan.messages());
            }
        }
    }

    /// Waits until nothing is on its way any more.
    private void calm(Stage stage, List<String> troubles) throws InterruptedException, SQLException {
        news.accept("the storm is over; waiting for calm");
        long deadline = System.nanoTime() + patience(CALM).toNanos();
        try (Registry registry = new Registry(stage.database.administrator())) {
            for (int looks = 1; !isRead(stage, registry) || registry.busy() > 0; looks++) {
                stage.nodes.forEach(Node::lookAfter);
                if (looks % TOLD_EVERY == 0) {
                    news.accept("still on its way: " + registry.waiting());
                }
                if (System.nanoTime() > deadline) {
                    troubles.add("the queue does not come to rest within " + CALM);
                    troubles.addAll(registry.waiting());
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
    }

    /// Where customers' messages wait until they are fetched, none does any more.
    private static boolean isRead(Stage stage, Registry registry) throws SQLException {
        Map<String, Long> places = registry.mailboxes();
        return stage.messengers.stream().allMatch(one -> one.isRead(places));
    }

    private Outcome judge(Parts parts, List<String> early, Instant start) throws SQLException, IOException {
        try (Registry registry = new Registry(parts.stage().database.administrator())) {
            Arrivals arrivals = new Arrivals(parts.stage().messengers, reasons, registry.spoken());
            Map<String, Instant> cameOut = parts.pages().cameOut();
            cameOut.putAll(arrivals.at());
            Map<String, List<String>> delivered = new HashMap<>(arrivals.keys());
            delivered.putAll(parts.pages().delivered());
            Map<String, List<Evidence.Line>> stored =
                    Recognition.of(chats, parts.stage().messengers, registry.lines(), registry.heard());
            Verdict verdict = Judge.judge(chats.stream()
                    .map(chat -> evidence(chat, parts, stored, delivered))
                    .toList());
            Topics topics = Topics.of(parts.stage().group);
            int shownAgain = new DeskJudge(verdict)
                    .judge(registry.topics(topics.shown(), parts.group().said()));
            List<String> troubles = Outcome.joined(
                    early, parts.customers().troubles(), parts.staff().troubles(), registry.troubles());
            troubles =
                    Outcome.joined(troubles, registry.differences(parts.staff().replies()));
            Slowest slowest = slowest(parts.customers().taken(), stored, cameOut);
            tell(registry, slowest);
            Map<String, String> figures = figures(parts, stored, slowest.waited(), start);
            figures.putAll(arrivals.figures(chats, parts.customers().taken().keySet(), stored));
            figures.put("lines in topics, shown again", topics.lines() + ", " + shownAgain);
            figures.put("seed", "" + plan.seed());
            return new Outcome(verdict, figures, troubles, details(registry, verdict, arrivals));
        }
    }

    private static Evidence evidence(
            Chat chat, Parts parts, Map<String, List<Evidence.Line>> stored, Map<String, List<String>> delivered) {
        List<String> sent = chat.lines().stream()
                .map(Chat.Line::mark)
                .filter(parts.customers().taken()::containsKey)
                .toList();
        return new Evidence(
                chat.toString(),
                chat.withPeople(),
                sent,
                stored.getOrDefault(chat.address(), List.of()),
                delivered.getOrDefault(chat.address(), List.of()),
                parts.pages().shown(chat));
    }

    /// The message that waited longest from its 200 to its answer at the customer's.
    private Slowest slowest(
            Map<String, Instant> taken, Map<String, List<Evidence.Line>> stored, Map<String, Instant> cameOut) {
        Slowest slowest = new Slowest("", "", Duration.ZERO);
        for (Map.Entry<String, List<Evidence.Line>> chat : stored.entrySet()) {
            Map<String, Instant> answered = new HashMap<>();
            chat.getValue().stream()
                    .filter(line -> cameOut.containsKey(line.key()))
                    .forEach(line -> answered.put(line.turn(), Objects.requireNonNull(cameOut.get(line.key()))));
            for (Evidence.Line line : chat.getValue()) {
                Instant from = taken.get(line.mark());
                Instant to = answered.get(line.turn());
                if (from != null && to != null && Duration.between(from, to).compareTo(slowest.waited()) > 0) {
                    slowest = new Slowest(chat.getKey(), line.mark(), Duration.between(from, to));
                }
            }
        }
        return slowest;
    }

    private record Slowest(String chat, String mark, Duration waited) {}

    /// Keeps the story of the chat that waited longest, for whoever wonders why.
    private void tell(Registry registry, Slowest slowest) throws SQLException, IOException {
        List<String> story = new ArrayList<>();
        story.add(slowest.mark() + " waited " + Outcome.seconds(slowest.waited()));
        story.addAll(registry.history(slowest.chat()));
        Files.write(plan.folder().resolve("slowest.txt"), story);
    }

    private Map<String, String> figures(
            Parts parts, Map<String, List<Evidence.Line>> stored, Duration slowest, Instant start) {
        List<Messenger> providers = parts.stage().messengers;
        Customers customers = parts.customers();
        long answers = stored.values().stream()
                .flatMap(List::stream)
                .filter(line -> !line.key().isEmpty())
                .count();
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("messages taken / planned", customers.taken().size() + " / " + plan.messages());
        figures.put("conversations", "" + chats.size());
        figures.put("answers", "" + answers);
        figures.put(
                "requests closed by people / their replies",
                parts.staff().closed() + " / "
                        + parts.staff().replies().values().stream()
                                .mapToInt(List::size)
                                .sum());
        DeskStaff group = parts.group();
        figures.put(
                "presses in the group / lines of managers",
                group.presses() + " / "
                        + group.said().values().stream().mapToInt(List::size).sum());
        figures.put(
                "kills of nodes / database",
                parts.misfortune().onNodes() + " / " + parts.misfortune().onDatabase());
        figures.put(
                "nodes that ended by themselves",
                "" + parts.stage().nodes.stream().mapToInt(Node::endedByItself).sum());
        figures.put("posts without a 200, sent again", "" + (customers.posts() - customers.answers200()));
        figures.put("sent again in spite of a 200", "" + customers.again());
        figures.put(
                "duplicates refused",
                "" + (customers.answers200() - customers.taken().size()));
        figures.put(
                "faults of the providers, of the group",
                providers.stream().mapToLong(Messenger::failed).sum() + ", "
                        + parts.stage().group.failed());
        figures.put(
                "repeats the providers dropped",
                "" + providers.stream().mapToLong(Messenger::repeated).sum());
        figures.put("longest from 200 to answer", Outcome.seconds(slowest));
        figures.put("duration", Outcome.seconds(Duration.between(start, Instant.now())));
        return figures;
    }

    /// The whole story of the first chats concerned.
    private List<String> details(Registry registry, Verdict verdict, Arrivals arrivals) throws SQLException {
        List<String> all = Outcome.joined(verdict.lost(), verdict.doubled(), verdict.reordered(), verdict.unanswered());
        Set<String> concerned = new LinkedHashSet<>();
        for (String problem : all) {
            chats.stream()
                    .filter(chat -> problem.startsWith(chat + ":") || problem.contains(" of " + chat.address() + ":"))
                    .forEach(chat -> concerned.add(chat.address()));
        }
        List<String> details = new ArrayList<>();
        for (String chat : concerned.stream().limit(CHATS_SHOWN).toList()) {
            details.add(chat);
            registry.history(chat).forEach(line -> details.add("  " + line));
            arrivals.to(chat).forEach(one -> details.add("  came " + one.at() + " " + one.text()));
        }
        return details;
    }

    /// The open pages of all visitors.
    private static final class Pages implements AutoCloseable {

        private final Map<String, OpenPage> pages = new HashMap<>();

        Pages(List<Chat> chats, List<java.net.URI> nodes) {
            IntStream.range(0, chats.size())
                    .filter(i -> chats.get(i).onPage())
                    .forEach(i -> pages.put(chats.get(i).address(), new OpenPage(chats.get(i), nodes, i)));
        }

        /// Waits until every page shows what is stored, or the time is over.
        void awaitSame(Stage stage, Duration atMost) throws SQLException, InterruptedException {
            long deadline = System.nanoTime() + atMost.toNanos();
            try (Registry registry = new Registry(stage.database.administrator())) {
                Map<String, List<Evidence.Line>> stored = registry.lines();
                while (System.nanoTime() < deadline && !same(stored)) {
                    TimeUnit.MILLISECONDS.sleep(100);
                }
            }
        }

        private boolean same(Map<String, List<Evidence.Line>> stored) {
            return pages.entrySet().stream()
                    .allMatch(page -> page.getValue().last()
                            >= stored.getOrDefault(page.getKey(), List.of()).size());
        }

        List<Integer> shown(Chat chat) {
            OpenPage page = pages.get(chat.address());
            return page == null
                    ? List.of()
                    : page.shown().stream().map(OpenPage.Shown::seq).toList();
        }

        Map<String, List<String>> delivered() {
            Map<String, List<String>> delivered = new HashMap<>();
            pages.forEach((chat, page) -> delivered.put(
                    chat,
                    page.shown().stream()
                            .map(OpenPage.Shown::key)
                            .filter(key -> !key.isEmpty())
                            .toList()));
            return delivered;
        }

        Map<String, Instant> cameOut() {
            Map<String, Instant> cameOut = new HashMap<>();
            pages.values().stream()
                    .flatMap(page -> page.shown().stream())
                    .filter(shown -> !shown.key().isEmpty())
                    .forEach(shown -> cameOut.putIfAbsent(shown.key(), shown.at()));
            return cameOut;
        }

        @Override
        public void close() {
            pages.values().forEach(OpenPage::close);
        }
    }
}
