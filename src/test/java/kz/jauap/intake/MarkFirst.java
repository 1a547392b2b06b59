package kz.jauap.intake;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import kz.jauap.queue.Jobs;
import kz.jauap.shared.Database;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// A planted bug, to see whether a chaos run finds it: the duplicate mark is committed by itself, and the message only
/// a moment later. Whoever is killed in between has a mark and no message, and the provider's next try is refused as a
/// duplicate.
@Component
@Primary
@Profile("planted-loss")
class MarkFirst extends InboxStore {

    private static final Duration WINDOW = Duration.ofMillis(400);
    private static final String TABLE = "create table if not exists planted_mark (id uuid primary key)";
    private static final String MARK = "insert into planted_mark (id) values (?) on conflict do nothing";

    private static final String STORE = """
            insert into inbox (tenant_id, id, channel_id, conversation_id, received_at, message, raw)
            values (?, ?, ?, ?, now(), cast(? as json), ?)
            """;

    private final DataSource dataSource;
    private final Database database;
    private final Jobs jobs;

    MarkFirst(Database database, Jobs jobs, DataSource dataSource) {
        super(database, jobs);
        this.database = database;
        this.jobs = jobs;
        this.dataSource = dataSource;
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
        } catch (SQLException e) {
            throw new IllegalStateException("no table for the planted marks", e);
        }
    }

    @Override
    Set<UUID> store(List<Arrival> arrivals) {
        List<Arrival> fresh = marked(arrivals);
        LockSupport.parkNanos(WINDOW.toNanos());
        return database.acrossTenants(() -> {
            database.jdbc(connection -> {
                for (Arrival one : fresh) {
                    insert(connection, one);
                }
                return true;
            });
            jobs.enqueue(fresh.stream().map(Arrival::job).toList());
            return new HashSet<>(fresh.stream().map(Arrival::inboxId).toList());
        });
    }

    private List<Arrival> marked(List<Arrival> arrivals) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            List<Arrival> fresh = new ArrayList<>();
            for (Arrival one : arrivals) {
                if (mark(connection, one)) {
                    fresh.add(one);
                }
            }
            connection.commit();
            return fresh;
        } catch (SQLException e) {
            throw new IllegalStateException("the marks could not be written", e);
        }
    }

    private static boolean mark(Connection connection, Arrival one) throws SQLException {
        try (PreparedStatement mark = connection.prepareStatement(MARK)) {
            mark.setObject(1, one.inboxId());
            return mark.executeUpdate() == 1;
        }
    }

    private static void insert(Connection connection, Arrival one) throws SQLException {
        try (PreparedStatement store = connection.prepareStatement(STORE)) {
            store.setObject(1, one.account().tenant().value());
            store.setObject(2, one.inboxId());
            store.setObject(3, one.account().channel().value());
            store.setObject(4, one.conversation());
            store.setString(5, new String(one.json(), StandardCharsets.UTF_8));
            store.setBytes(6, one.raw());
            store.executeUpdate();
        }
    }
}
