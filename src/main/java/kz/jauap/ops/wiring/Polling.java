package kz.jauap.ops.wiring;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelId;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.Channels;
import kz.jauap.channel.spi.Adapters;
import kz.jauap.channel.spi.ChannelAdapter;
import kz.jauap.channel.spi.PolledChannel;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.config.Role;
import kz.jauap.config.Settings;
import kz.jauap.intake.Intake;
import kz.jauap.ops.alert.PollTroubles;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Asks messengers for updates where they cannot reach us: accounts whose setting `updates` is `polling`. Over all
/// nodes
/// one polls an account: the one that holds its advisory lock.
@Component
@EnableConfigurationProperties(PollingProperties.class)
class Polling implements SmartLifecycle, PollTroubles {

    private static final Logger log = LoggerFactory.getLogger(Polling.class);
    private static final int VALID_SECONDS = 5;

    private final Channels channels;
    private final Adapters adapters;
    private final Intake intake;
    private final DataSource dataSource;
    private final Settings settings;
    private final Map<ChannelId, PolledChannel.Poll> polls = new HashMap<>();
    private final Map<ChannelId, ChannelAccount> polled = new HashMap<>();
    private final Map<ChannelId, Trouble> troubles = new ConcurrentHashMap<>();
    private final Duration look;
    private final Clock clock;
    private volatile boolean running;
    private @Nullable Thread thread;

    Polling(
            Channels channels,
            Adapters adapters,
            Intake intake,
            DataSource dataSource,
            Settings settings,
            PollingProperties properties,
            Clock clock) {
        this.look = properties.look();
        this.clock = clock;
        this.channels = channels;
        this.adapters = adapters;
        this.intake = intake;
        this.dataSource = dataSource;
        this.settings = settings;
    }

    @Override
    public void start() {
        running = true;
        if (settings.roles().contains(Role.WORKER)) {
            thread = Thread.ofPlatform().daemon(true).name("polling").start(this::keepOn);
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

    private void keepOn() {
        while (running) {
            try (Connection connection = dataSource.getConnection()) {
                keepOn(connection);
            } catch (SQLException | RuntimeException e) {
                log.warn("polling pauses for {}: {}", look, e.toString());
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// The connection goes back to its pool without the locks: a pool would keep them for a node
    /// that asks nobody.
    private void keepOn(Connection connection) throws SQLException, InterruptedException {
        try {
            while (running) {
                look(connection);
                TimeUnit.MILLISECONDS.sleep(look.toMillis());
            }
        } finally {
            closeAll(Set.copyOf(polls.keySet()));
            release(connection);
        }
    }

    private static void release(Connection connection) {
        try (PreparedStatement release = connection.prepareStatement("select pg_advisory_unlock_all()")) {
            release.execute();
        } catch (SQLException e) {
            log.debug("the connection is gone, and the locks with it");
        }
    }

    /// Begins and ends polls until they fit the accounts as they are now.
    private void look(Connection connection) throws SQLException {
        if (!connection.isValid(VALID_SECONDS)) {
            throw new SQLException("the connection that held the locks is gone, and the locks with it");
        }
        Map<ChannelId, ChannelAccount> wanted = wanted();
        Set<ChannelId> over = new HashSet<>(polls.keySet());
        over.removeIf(id -> Objects.equals(polled.get(id), wanted.get(id)));
        closeAll(over);
        for (ChannelAccount account : wanted.values()) {
            if (!polls.containsKey(account.channel()) && mine(connection, account)) {
                PolledChannel channel = (PolledChannel) adapters.get(account.kind());
                polls.put(account.channel(), channel.poll(account, this::receive));
                polled.put(account.channel(), account);
                log.info("asking for updates of {}", account);
            }
        }
        note();
    }

    private void note() {
        polls.forEach((id, poll) -> {
            ChannelAccount account = Objects.requireNonNull(polled.get(id));
            if (poll.trouble().isEmpty()) {
                troubles.remove(id);
            } else {
                troubles.merge(
                        id,
                        new Trouble(account, poll.trouble(), clock.instant()),
                        (before, now) -> new Trouble(account, now.words(), before.since()));
            }
        });
    }

    @Override
    public List<Trouble> standing() {
        return List.copyOf(troubles.values());
    }

    private Map<ChannelId, ChannelAccount> wanted() {
        Map<ChannelId, ChannelAccount> wanted = new HashMap<>();
        for (String kind : adapters.kinds()) {
            ChannelKind one = new ChannelKind(kind);
            if (adapters.get(one) instanceof PolledChannel channel) {
                List<ChannelAccount> all = channels.ofKind(one);
                all.stream()
                        .filter(account -> account.active() && channel.asks(account))
                        .forEach(account -> wanted.put(account.channel(), account));
            }
        }
        return wanted;
    }

    private static boolean mine(Connection connection, ChannelAccount account) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            lock.setLong(1, account.channel().value().getLeastSignificantBits());
            try (ResultSet row = lock.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private void receive(ChannelAccount account, WebhookRequest update) {
        ChannelAdapter adapter = adapters.get(account.kind());
        intake.read(update, account, adapter);
    }

    private void closeAll(Set<ChannelId> over) {
        for (ChannelId id : over) {
            PolledChannel.Poll poll = polls.remove(id);
            polled.remove(id);
            troubles.remove(id);
            if (poll != null) {
                poll.close();
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(look.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
