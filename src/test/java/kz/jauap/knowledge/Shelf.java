package kz.jauap.knowledge;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import kz.jauap.knowledge.meaning.EmbeddingsAccess;
import kz.jauap.knowledge.meaning.MeaningFixture;
import kz.jauap.knowledge.spi.PassageSearch;
import kz.jauap.shared.Database;
import kz.jauap.shared.Notices;
import kz.jauap.shared.TenantId;
import kz.jauap.shared.TimeOrderedIds;

/// One node's documents and library over a database, its index in a folder of its own.
public final class Shelf implements AutoCloseable {

    /// Tests wait for an index however busy the machine is.
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    public final Documents documents;
    public final Shelves library;
    final MeaningFixture meaning;
    private final PassageSearch search;
    private final Notices notices;

    public Shelf(HikariDataSource dataSource, Path folder) {
        this(dataSource, folder, PATIENCE);
    }

    /// @param patience how long a question waits for an index
    Shelf(HikariDataSource dataSource, Path folder, Duration patience) {
        this(dataSource, folder, patience, EmbeddingsAccess.NONE, Clock.systemUTC());
    }

    /// @param access to the endpoint that makes vectors
    Shelf(HikariDataSource dataSource, Path folder, Duration patience, EmbeddingsAccess access, Clock clock) {
        notices = new Notices(dataSource);
        search = Searches.lucene(folder);
        meaning = new MeaningFixture(dataSource, folder.resolve("meaning"), access, clock);
        Database database = meaning.database;
        documents = new Documents(
                new DocumentStore(database),
                meaning.store,
                meaning.jobs,
                database,
                notices,
                new TimeOrderedIds(clock),
                clock);
        library = new Shelves(documents, search, meaning.meanings, clock, patience);
    }

    /// Also sends hints to the other nodes and hears theirs.
    public Shelf withNotices() {
        notices.start();
        return this;
    }

    public static TenantId tenant() {
        return new TenantId(UUID.randomUUID());
    }

    public Added add(TenantId tenant, String name, String text) {
        return documents.add(tenant, name, "", text.getBytes(StandardCharsets.UTF_8), "test");
    }

    /// A file that lies beside the tests.
    public Added addShipped(TenantId tenant, String name) {
        try (var in = Objects.requireNonNull(Shelf.class.getResourceAsStream(name), name)) {
            return documents.add(tenant, name, "", in.readAllBytes(), "test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What is quoted, "" where nothing covers the question.
    public String quotes(TenantId tenant, String question) {
        return library.quote(tenant, question).map(one -> one.text()).orElse("");
    }

    @Override
    public void close() {
        notices.close();
        library.close();
        meaning.close();
        search.close();
    }
}
