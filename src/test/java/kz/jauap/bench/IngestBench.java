package kz.jauap.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import kz.jauap.ops.embedded.Login;

/// Durable webhooks a second (200 after the commit) from 64 senders, against what the database can do: single-row
/// commits a second over JDBC from 64 connections, in turns on the same server. Then latency at half of that load.
///
/// Two states of a house are measured, each for both in the same way. In one that forgets, the tables let go of the
/// rows of the last round and keep their room, as retention and workers leave them in a house that has stood for a
/// while: that is the verdict. In one that only grows, as on its first day, every page is new to disk and memory.
final class IngestBench {

    private static final int PORT = 18_081;
    private static final String ROW = "x".repeat(600);
    private static final String NAME = "bench-commits";
    private static final int SENDERS = 64;
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int SECONDS = 8;
    private static final int WARM_UP = Integer.getInteger("bench.warm", 25);

    private IngestBench() {}

    static void run() throws Exception {
        Report report = new Report("ingest");
        try (House house = new House(PORT)) {
            house.furnish(1, 60_000, "http://127.0.0.1:9");
            house.start(Bench.nodeOptions(), "--web");
            Wrk wrk = new Wrk(1, 10_000, "Сколько стоит маникюр", 0);
            report.say("ingest: warming up " + WARM_UP + " s each");
            prepare(house.login());
            wrk.run(house.url(), SENDERS, WARM_UP);
            commits(house.login(), WARM_UP);
            Rounds growing = new Rounds();
            house.settle();
            for (int round = 0; round < ROUNDS; round++) {
                growing.one(house, wrk);
            }
            Rounds forgetting = new Rounds();
            for (int round = 0; round < ROUNDS; round++) {
                house.forget("inbox", "job", "lane", "bench_row");
                forgetting.one(house, wrk);
            }
            forgetting.tell(report, "");
            double ratio = forgetting.ratio();
            report.verdict("webhooks / commits", ratio, ">= 0.9", ratio >= 0.9);
            growing.tell(report, ", only growing");
            report.value("webhooks / commits, only growing", growing.ratio());
            double half = forgetting.webhooks.median() / 2;
            house.settle(); // the rounds have used up the log files there were to write over
            PacedSender sender = new PacedSender(house.url(), "Сколько стоит маникюр").from(10_000);
            sender.run(half, 10);
            Figures latency = sender.run(half, 20);
            report.value("paced at, webhooks/s", half);
            report.value("p50 ms", latency.percentile(50));
            report.verdict("p99 ms at half load", latency.percentile(99), "<= 60", latency.percentile(99) <= 60);
            Figures bare = pacedCommits(house.login(), half, 20);
            report.value("p50 ms of single-row commits at the same pace", bare.percentile(50));
            report.value("p99 ms of single-row commits at the same pace", bare.percentile(99));
        }
        report.write();
        System.exit(0);
    }

    /// Commits and webhooks in turns.
    private static final class Rounds {

        private final Figures commits = new Figures();
        private final Figures webhooks = new Figures();
        private final Figures node = new Figures();
        private final Figures postgres = new Figures();
        private long refused;

        void one(House house, Wrk wrk) throws Exception {
            commits.add(commits(house.login(), SECONDS));
            Cpu before = Cpu.now(house.pid());
            Wrk.Run run = wrk.run(house.url(), SENDERS, SECONDS);
            Cpu after = Cpu.now(house.pid());
            node.add(after.nodeMicrosPer(before, run.perSecond() * SECONDS));
            postgres.add(after.postgresMicrosPer(before, run.perSecond() * SECONDS));
            webhooks.add(run.perSecond());
            refused += run.refused();
        }

        double ratio() {
            return webhooks.median() / commits.median();
        }

        void tell(Report report, String state) {
            report.figure("single-row commits/s, 64 connections" + state, commits);
            report.figure("durable webhooks/s, 64 senders" + state, webhooks);
            report.figure("node, microseconds per webhook" + state, node);
            report.figure("PostgreSQL, microseconds per webhook" + state, postgres);
            report.value("refused" + state, refused);
        }
    }

    private static void prepare(Login login) throws Exception {
        try (Connection connection = connect(login);
                Statement statement = connection.createStatement()) {
            // its upkeep is spared like that of the inbox: it would fall into the rounds of the webhooks
            statement.execute("""
                    create table if not exists bench_row (id bigint generated always as identity primary key, body text)
                    with (autovacuum_enabled = off)
                    """);
        }
    }

    private static Connection connect(Login login) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password());
        properties.setProperty("ApplicationName", NAME);
        return DriverManager.getConnection(login.url(), properties);
    }

    /// Milliseconds from due to committed of the same inserts at a steady pace: what of a webhook's delay is the
    /// disk's.
    private static Figures pacedCommits(Login login, double perSecond, int seconds) throws Exception {
        Figures millis = new Figures();
        AtomicLong next = new AtomicLong();
        long total = (long) (perSecond * seconds);
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            Connection connection = connect(login);
            threads.add(
                    Thread.ofPlatform().start(() -> insertPaced(connection, next, total, start, perSecond, millis)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return millis;
    }

    private static void insertPaced(
            Connection connection, AtomicLong next, long total, long start, double perSecond, Figures millis) {
        try (connection;
                PreparedStatement insert = connection.prepareStatement("insert into bench_row (body) values (?)")) {
            for (long one = next.getAndIncrement(); one < total; one = next.getAndIncrement()) {
                long due = start + (long) (one * 1e9 / perSecond);
                LockSupport.parkNanos(due - System.nanoTime());
                insert.setString(1, ROW);
                insert.executeUpdate();
                double took = (System.nanoTime() - due) / 1e6;
                synchronized (millis) {
                    millis.add(took);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Inserts of one 600-byte row, each its own transaction, from 64 connections.
    private static double commits(Login login, int seconds) throws Exception {
        AtomicLong done = new AtomicLong();
        List<Thread> threads = new ArrayList<>();
        List<Connection> connections = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            connections.add(connect(login));
        }
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        for (Connection connection : connections) {
            threads.add(Thread.ofPlatform().start(() -> {
                try (PreparedStatement insert =
                        connection.prepareStatement("insert into bench_row (body) values (?)")) {
                    while (System.nanoTime() < end) {
                        insert.setString(1, ROW);
                        insert.executeUpdate();
                        done.incrementAndGet();
                    }
                    connection.close();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        gone(login);
        return done.get() / (double) seconds;
    }

    /// What the ends of those connections cost belongs to no webhook.
    private static void gone(Login login) throws Exception {
        try (Connection connection = connect(login);
                PreparedStatement others = connection.prepareStatement("""
                        select exists (select from pg_stat_activity
                                       where application_name = ? and pid <> pg_backend_pid())
                        """)) {
            others.setString(1, NAME);
            while (true) {
                try (ResultSet rows = others.executeQuery()) {
                    rows.next();
                    if (!rows.getBoolean(1)) {
                        return;
                    }
                }
                Thread.sleep(20);
            }
        }
    }
}
