package kz.jauap.ops.database;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import kz.jauap.config.Settings;
import kz.jauap.ops.embedded.EmbeddedDatabase;
import kz.jauap.ops.embedded.Login;
import kz.jauap.shared.DatabaseAway;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The database, being made ready while Spring starts: started or reached, checked, migrated. Whoever asks for the
/// login
/// waits for that.
public final class RunningDatabase implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RunningDatabase.class);
    private static final int MOST_ATTEMPTS = 5;

    private final CompletableFuture<Ready> ready;

    private RunningDatabase(Supplier<Ready> start) {
        ready = new CompletableFuture<>();
        Thread.ofPlatform().name("database-start").daemon(true).start(() -> {
            try {
                ready.complete(start.get());
            } catch (RuntimeException e) {
                ready.completeExceptionally(e);
            }
        });
    }

    /// Returns at once.
    ///
    /// @throws kz.jauap.ops.embedded.DataFolderInUse when another Jauap runs in the data folder
    public static RunningDatabase begin(Settings settings) {
        Settings.Database database = settings.database();
        if (database.externalUrl().isPresent()) {
            Login login = new Login(database.externalUrl().get(), database.user(), database.password());
            return new RunningDatabase(() -> reach(login));
        }
        EmbeddedDatabase.Claim claim = EmbeddedDatabase.claim(settings.data());
        return new RunningDatabase(() -> startInTheBox(claim));
    }

    /// Waits until the database is ready.
    ///
    /// @throws RuntimeException what stopped it: a refusal with its remedy
    public Login login() {
        try {
            return ready.join().login();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException reason ? reason : e;
        }
    }

    /// Stops what was started here; an external server is left alone.
    @Override
    public void close() {
        ready.handle((made, failure) -> made)
                .thenAccept(made -> {
                    if (made != null) {
                        made.stop().run();
                    }
                })
                .join();
    }

    /// A server that goes away between the check and the end of the migration is waited for again.
    private static Ready reach(Login login) {
        for (int attempt = 1; ; attempt++) {
            ServerStore.check(login);
            try {
                migrate(login);
                return new Ready(login, () -> {});
            } catch (FlywayException e) {
                if (attempt == MOST_ATTEMPTS || !DatabaseAway.isReasonOf(e)) {
                    throw e;
                }
                log.warn("the database went away while its schema was looked at; waiting for it again");
            }
        }
    }

    private static Ready startInTheBox(EmbeddedDatabase.Claim claim) {
        EmbeddedDatabase embedded = claim.start();
        try {
            migrate(embedded.login());
            return new Ready(embedded.login(), embedded::close);
        } catch (RuntimeException e) {
            embedded.close();
            throw e;
        }
    }

    /// Flyway holds an advisory lock meanwhile: of several nodes one migrates, the others wait.
    private static void migrate(Login login) {
        Flyway.configure()
                .dataSource(login.url(), login.user(), login.password())
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    private record Ready(Login login, Runnable stop) {}
}
