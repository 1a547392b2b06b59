package kz.jauap.turn;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.shared.Database;
import kz.jauap.shared.SafeText;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Rows of `heard`: what a model has written down of a voice message. Kept before the turn is decided, so that a turn
/// that runs again does not pay again.
@Component
class HeardStore {

    private static final String FIND = """
            select words, sure from heard where tenant_id = :tenant_id and inbox_id = :inbox_id and place = :place
            """;

    private static final String KEEP = """
            insert into heard (tenant_id, inbox_id, place, words, sure, heard_at)
            values (:tenant_id, :inbox_id, :place, :words, :sure, :now)
            on conflict do nothing
            """;

    private static final String FORGET = """
            delete from heard where tenant_id = :tenant_id and (inbox_id, place) in (
                select inbox_id, place from heard where tenant_id = :tenant_id and heard_at < :before
                order by inbox_id limit 5000)
            """;

    private final Database database;
    private final Clock clock;

    HeardStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Which voice message: the place among the attachments of one inbox row.
    record Voice(UUID inbox, int place) {}

    /// @param text "" where no words were heard
    /// @param sure false where the model itself doubts it
    record Words(String text, boolean sure) {}

    Optional<Words> find(TenantId tenant, Voice voice) {
        return database.inTenant(
                tenant,
                () -> database.sql()
                        .sql(FIND)
                        .param("tenant_id", tenant.value())
                        .param("inbox_id", voice.inbox())
                        .param("place", voice.place())
                        .query((row, number) -> new Words(row.getString("words"), row.getBoolean("sure")))
                        .optional());
    }

    void keep(TenantId tenant, Voice voice, Words words) {
        database.inTenant(
                tenant,
                () -> database.sql()
                        .sql(KEEP)
                        .param("tenant_id", tenant.value())
                        .param("inbox_id", voice.inbox())
                        .param("place", voice.place())
                        .param("words", SafeText.of(words.text()))
                        .param("sure", words.sure())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update());
    }

    int forget(TenantId tenant, Instant before) {
        return database.sql()
                .sql(FORGET)
                .param("tenant_id", tenant.value())
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }
}
