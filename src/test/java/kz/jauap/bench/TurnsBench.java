package kz.jauap.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.jauap.ops.embedded.Login;
import kz.jauap.sandbox.ChatflowSimulator;

/// Whole turns a second, from the webhook to the provider's call, quiet time 0, all on the same processors: on an empty
/// database and on one with many conversations and messages, in turns. Then the time from due to the provider's call at
/// 50 turns a second.
final class TurnsBench {

    private static final int WARM_UP = Integer.getInteger("bench.warm", 90);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int SECONDS = 8;
    private static final int TENANTS = 10;
    private static final int CHATS = 200_000;
    private static final int PACE = 50;
    /// Between two looks at the queue; looking without a pause would take a processor from what is measured.
    private static final Duration POLL = Duration.ofMillis(25);
    private static final String TEXT = "Сколько стоит маникюр?";

    private TurnsBench() {}

    static void run(List<String> args) throws Exception {
        int rows = Bench.option(args, "--messages", 1_000_000);
        Report report = new Report("turns");
        try (ChatflowSimulator sink =
                        new ChatflowSimulator(new ChatflowSimulator.Setup(0, "bench-token", "bench", false, false, 1));
                House empty = house(18_082, sink);
                House full = house(18_083, sink)) {
            fill(full.login(), rows);
            full.settle();
            empty.start(options());
            full.start(options());
            report.say("turns: warming up " + WARM_UP + " s each");
            measure(empty, sink, WARM_UP);
            measure(full, sink, WARM_UP);
            Figures onEmpty = new Figures();
            Figures onFull = new Figures();
            Figures node = new Figures();
            Figures postgres = new Figures();
            for (int round = 0; round < ROUNDS; round++) {
                if (round % 2 == 1) { // neither always pays for what the other left to be written
                    onFull.add(measure(full, sink, SECONDS));
                }
                Cpu before = Cpu.now(empty.pid());
                double rate = measure(empty, sink, SECONDS);
                Cpu after = Cpu.now(empty.pid());
                node.add(after.nodeMicrosPer(before, lastTurns));
                postgres.add(after.postgresMicrosPer(before, lastTurns));
                onEmpty.add(rate);
                if (round % 2 == 0) {
                    onFull.add(measure(full, sink, SECONDS));
                }
            }
            report.figure("turns/s, empty database", onEmpty);
            report.figure("processor microseconds per turn, node", node);
            report.figure("processor microseconds per turn, PostgreSQL", postgres);
            report.figure("turns/s, " + rows + " old messages", onFull);
            report.verdict("turns/s", onEmpty.median(), ">= 1500", onEmpty.median() >= 1500);
            double ratio = onFull.median() / onEmpty.median();
            report.verdict("full / empty", ratio, ">= 0.9", ratio >= 0.9);
        }
        latency(report);
        report.write();
        System.exit(0);
    }

    private static long lastTurns;

    private static House house(int port, ChatflowSimulator sink) throws Exception {
        House house = new House(port);
        house.furnish(TENANTS, 0, sink.address().toString());
        return house;
    }

    /// Limits that a provider would set are lifted: the machine is measured, not them.
    private static List<String> options() {
        List<String> options = new ArrayList<>(Bench.nodeOptions());
        options.add("-Djauap.chatflow.per-second=1000000");
        options.add("-Djauap.chatflow.per-chat-per-second=1000000");
        return options;
    }

    /// Turns a second from the first webhook until the provider has been called for the last of them.
    private static double measure(House house, ChatflowSimulator sink, int seconds) throws Exception {
        long before = sink.taken();
        long start = System.nanoTime();
        Wrk.Run load = new Wrk(TENANTS, CHATS, TEXT, (int) (start % 100_000)).run(house.url(), 64, seconds);
        if (load.refused() > 0) {
            throw new IllegalStateException(load.refused() + " webhooks were refused");
        }
        drained(house.login());
        answered(house.login());
        lastTurns = sink.taken() - before;
        return lastTurns / ((System.nanoTime() - start) / 1e9);
    }

    private static void drained(Login login) throws Exception {
        Instant end = Instant.now().plus(Duration.ofMinutes(5));
        try (Connection connection = connect(login);
                Statement statement = connection.createStatement()) {
            statement.execute("select set_config('jauap.tenant', '*', false)");
            while (Instant.now().isBefore(end)) {
                try (var rows = statement.executeQuery(
                        "select exists (select 1 from lane where queue not in ('handover', 'ticket'))")) {
                    rows.next();
                    if (!rows.getBoolean(1)) {
                        return;
                    }
                }
                Thread.sleep(POLL);
            }
        }
        throw new IllegalStateException("the queue was not empty after five minutes");
    }

    /// What is measured are answers, not excuses.
    private static void answered(Login login) throws Exception {
        try (Connection connection = connect(login);
                Statement statement = connection.createStatement()) {
            statement.execute("select set_config('jauap.tenant', '*', false)");
            try (var rows = statement.executeQuery("select count(*) from handover")) {
                rows.next();
                if (rows.getLong(1) > 0) {
                    throw new IllegalStateException(
                            rows.getLong(1) + " turns went to a person; is the pack published?");
                }
            }
        }
    }

    private static void latency(Report report) throws Exception {
        try (ChatflowSimulator sink =
                        new ChatflowSimulator(new ChatflowSimulator.Setup(0, "bench-token", "bench", false, true, 1));
                House house = house(18_084, sink)) {
            house.start(options());
            measure(house, sink, WARM_UP);
            int seen = sink.received().size();
            PacedSender sender = new PacedSender(house.url(), TEXT);
            sender.run(PACE, 40);
            drained(house.login());
            Figures millis = new Figures();
            Map<String, Instant> sent = sender.answered();
            sink.received().stream().skip(seen).forEach(one -> {
                Instant from = sent.get(one.jid());
                if (from != null) {
                    millis.add(Duration.between(from, one.at()).toNanos() / 1e6);
                }
            });
            report.say("from the webhook's 200 to the provider's call at " + PACE + " turns/s, n="
                    + millis.all().size());
            report.verdict("p50 ms", millis.percentile(50), "<= 10", millis.percentile(50) <= 10);
            report.verdict("p99 ms", millis.percentile(99), "<= 100", millis.percentile(99) <= 100);
        }
    }

    /// An old house: conversations with ten messages each, their turns, inbox and outbox.
    private static void fill(Login login, int messages) throws Exception {
        int conversations = messages / 10;
        try (Connection connection = connect(login);
                Statement statement = connection.createStatement()) {
            statement.execute("select set_config('jauap.tenant', '*', false)");
            statement.execute("""
                    create temporary table old as
                    select n, t.id as tenant_id, c.id as channel_id, gen_random_uuid() as id
                    from generate_series(1, %d) n
                    join (select id, row_number() over (order by slug) - 1 as place from tenant where slug like 'bench%%') t
                      on t.place = n %% %d
                    join channel c on c.tenant_id = t.id and c.kind = 'chatflow'
                    """.formatted(conversations, TENANTS));
            statement.execute("""
                    insert into conversation (tenant_id, id, channel_id, chat_id, external_id, owner, version, language,
                                              state, last_seq, created_at, last_inbound_at)
                    select tenant_id, id, channel_id, 'old' || n, 'old' || n, 'BOT', 5, 'ru',
                           '{"greeted":true,"service":"","topic":"","serviceAge":0,"clarifications":0,"asked":[]}', 10,
                           now() - interval '30 days', now() - interval '10 days' from old
                    """);
            statement.execute("""
                    insert into message (tenant_id, conversation_id, seq, id, author, content, turn_id, at)
                    select tenant_id, id, seq, gen_random_uuid(), case when seq % 2 = 1 then 'CUSTOMER' else 'BOT' end,
                           '{"text":"old words of a customer, and old words of the house","attachments":[],"mark":null}',
                           gen_random_uuid(), now() - interval '10 days'
                    from old, generate_series(1, 10) seq
                    """);
            statement.execute("""
                    insert into inbox (tenant_id, id, channel_id, conversation_id, received_at, message, raw)
                    select tenant_id, gen_random_uuid(), channel_id, id, now() - interval '10 days', '{}', convert_to(repeat('x', 500), 'UTF8')
                    from old, generate_series(1, 5)
                    """);
            statement.execute("""
                    insert into outbox (tenant_id, id, channel_id, conversation_id, message, status, provider_message_id, created_at, updated_at)
                    select tenant_id, gen_random_uuid(), channel_id, id, '{}', 'ACCEPTED', gen_random_uuid()::text,
                           now() - interval '10 days', now() - interval '10 days'
                    from old, generate_series(1, 5)
                    """);
            for (String table : List.of("conversation", "message", "inbox", "outbox")) {
                statement.execute("vacuum (analyze) " + table); // old rows lie still: no upkeep of theirs is measured
            }
        }
    }

    private static Connection connect(Login login) throws Exception {
        return DriverManager.getConnection(login.url(), login.user(), login.password());
    }
}
