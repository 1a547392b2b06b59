package kz.jauap.booking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.booking.spi.BookingWatch;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Rows of `booking`. Whoever watches hears of each change here, where none can be missed.
@Component
class BookingStore {

    /// The others of the conversation that are still being put together give way to this one; once it is agreed,
    /// so does an older wish to move the same booking.
    private static final String GIVE_WAY = """
            update booking set status = 'DECLINED', held_until = null, updated_at = :now
            where tenant_id = :tenant_id and conversation_id = :conversation_id and id <> :id
              and status in ('REQUESTED', 'OFFERED')
              and (not agreed or (:agreed and replaces = cast(:replaces as uuid)))
            returning id
            """;

    /// Nothing is left that could be moved.
    private static final String GIVE_UP_MOVES = """
            update booking set status = 'DECLINED', held_until = null, updated_at = :now
            where tenant_id = :tenant_id and replaces = :replaces and status in ('REQUESTED', 'OFFERED')
            returning id
            """;

    /// Only from a state that may become this one. Tells whether it was an offer before.
    private static final String SAVE = """
            with earlier as (
                select status from booking where tenant_id = :tenant_id and id = :id),
            saved as (
            insert into booking (tenant_id, id, conversation_id, turn_id, status, agreed, wish, staff, starts_at, ends_at,
                                 held_until, replaces, language, made_on, summary, created_at, updated_at)
            values (:tenant_id, :id, :conversation_id, :turn_id, :status, :agreed, cast(:wish as json), :staff,
                    cast(:starts_at as timestamptz), cast(:ends_at as timestamptz), cast(:held_until as timestamptz),
                    cast(:replaces as uuid), :language, :made_on, :summary, :now, :now)
            on conflict (tenant_id, id) do update
               set turn_id = excluded.turn_id, status = excluded.status, agreed = excluded.agreed, wish = excluded.wish,
                   staff = excluded.staff, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
                   held_until = excluded.held_until, summary = excluded.summary, language = excluded.language,
                   updated_at = excluded.updated_at
             where booking.status = any(:before)
            returning tenant_id)
            select coalesce((select status from earlier), '') = 'OFFERED' from saved
            """;

    private static final String CHANGE = """
            update booking set status = :status, held_until = null, agreed = agreed or :status <> 'REQUESTED',
                   updated_at = :now
            where tenant_id = :tenant_id and id = :id and status = any(:before)
              and (cast(:held_until as timestamptz) is null or held_until <= cast(:held_until as timestamptz))
            """;

    private static final String FIND = "select * from booking where tenant_id = :tenant_id and id = :id";

    private static final String INSTEAD_OF = """
            select * from booking
            where tenant_id = :tenant_id and replaces = :id and status in ('CONFIRMED', 'CANCELLED', 'NO_SHOW')
            order by updated_at desc limit 1
            """;

    private static final String OF_TURN =
            "select * from booking where tenant_id = :tenant_id and turn_id = :turn_id order by updated_at desc limit 1";

    private static final String UPCOMING = """
            select * from booking
            where tenant_id = :tenant_id and conversation_id = :conversation_id and status = 'CONFIRMED'
              and (starts_at is null or starts_at > :now)
            order by starts_at nulls first, updated_at desc limit 50
            """;

    private static final String WAITING = """
            select * from booking
            where tenant_id = :tenant_id and conversation_id = :conversation_id and status = 'REQUESTED' and agreed
            order by updated_at desc, id desc limit 1
            """;

    private static final String LIST = """
            select * from booking
            where tenant_id = :tenant_id and (:status = '' or status = :status)
            order by updated_at desc, id limit :limit
            """;

    /// What a person still has to confirm stays.
    private static final String FORGET = """
            delete from booking where tenant_id = :tenant_id and id in (
                select id from booking
                where tenant_id = :tenant_id and updated_at < :before and coalesce(ends_at, updated_at) < :before
                  and not (status = 'REQUESTED' and agreed)
                order by id limit 5000)
            """;

    private final Database database;
    private final List<BookingWatch> watches;

    BookingStore(Database database, List<BookingWatch> watches) {
        this.database = database;
        this.watches = watches;
    }

    private List<UUID> told(TenantId tenant, List<UUID> changed, boolean letGo) {
        if (!changed.isEmpty()) {
            List<BookingWatch.Change> changes = changed.stream()
                    .map(id -> new BookingWatch.Change(id, letGo))
                    .toList();
            watches.forEach(watch -> watch.changed(tenant, changes));
        }
        return changed;
    }

    /// @return ids of bookings that gave way
    List<UUID> giveWay(TenantId tenant, Booking booking, Instant now) {
        return told(
                tenant,
                ids(database.sql()
                        .sql(GIVE_WAY)
                        .param("tenant_id", tenant.value())
                        .param("conversation_id", booking.conversation())
                        .param("id", booking.id())
                        .param("agreed", booking.agreed())
                        .param("replaces", booking.replaces())
                        .param("now", at(now))),
                false);
    }

    /// @return ids of what was to take the place of this booking, and waits no more
    List<UUID> giveUpMoves(TenantId tenant, UUID old, Instant now) {
        return told(
                tenant,
                ids(database.sql()
                        .sql(GIVE_UP_MOVES)
                        .param("tenant_id", tenant.value())
                        .param("replaces", old)
                        .param("now", at(now))),
                false);
    }

    private static List<UUID> ids(JdbcClient.StatementSpec statement) {
        return statement.query((row, number) -> new UUID[] {row.getObject("id", UUID.class)}).list().stream()
                .map(row -> row[0])
                .toList();
    }

    /// @return false when it has gone on to a state that cannot become this one
    boolean save(TenantId tenant, Booking booking, UUID turn, Instant now) {
        Stay stay = booking.stay();
        Optional<Boolean> offered = database.sql()
                .sql(SAVE)
                .param("tenant_id", tenant.value())
                .param("id", booking.id())
                .param("conversation_id", booking.conversation())
                .param("turn_id", turn)
                .param("status", booking.status().name())
                .param("agreed", booking.agreed())
                .param("wish", Json.write(booking.wish()))
                .param("staff", stay == null ? null : stay.staff())
                .param("starts_at", stay == null ? null : at(stay.from()))
                .param("ends_at", stay == null ? null : at(stay.until()))
                .param("held_until", at(booking.heldUntil()))
                .param("replaces", booking.replaces())
                .param("language", booking.language())
                .param("made_on", booking.madeOn())
                .param("summary", booking.summary())
                .param("now", at(now))
                .param("before", before(booking.status()))
                .query(Boolean.class)
                .optional();
        offered.ifPresent(
                was -> told(tenant, List.of(booking.id()), was && booking.status() == BookingStatus.REQUESTED));
        return offered.isPresent();
    }

    /// @param heldUntil only when it is held no longer than that; null whatever it is held
    /// @return false when it is in no state that may become this one
    boolean change(TenantId tenant, UUID id, BookingStatus next, @Nullable Instant heldUntil, Instant now) {
        boolean changed = database.sql()
                        .sql(CHANGE)
                        .param("tenant_id", tenant.value())
                        .param("id", id)
                        .param("status", next.name())
                        .param("before", before(next))
                        .param("held_until", at(heldUntil))
                        .param("now", at(now))
                        .update()
                == 1;
        if (changed) {
            told(tenant, List.of(id), next == BookingStatus.REQUESTED);
        }
        return changed;
    }

    private static String[] before(BookingStatus next) {
        return Arrays.stream(BookingStatus.values())
                .filter(one -> one.mayBecome(next))
                .map(Enum::name)
                .toArray(String[]::new);
    }

    Optional<Booking> find(TenantId tenant, UUID id) {
        return database.sql()
                .sql(FIND)
                .param("tenant_id", tenant.value())
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    /// The booking that took this one's place once it was confirmed.
    Optional<Booking> insteadOf(TenantId tenant, UUID id) {
        return database.sql()
                .sql(INSTEAD_OF)
                .param("tenant_id", tenant.value())
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    Optional<Booking> ofTurn(TenantId tenant, UUID turn) {
        return database.sql()
                .sql(OF_TURN)
                .param("tenant_id", tenant.value())
                .param("turn_id", turn)
                .query((row, number) -> read(row))
                .optional();
    }

    Optional<Booking> upcoming(TenantId tenant, UUID conversation, ZonedDateTime now) {
        List<Booking> confirmed = database.sql()
                .sql(UPCOMING)
                .param("tenant_id", tenant.value())
                .param("conversation_id", conversation)
                .param("now", at(now.toInstant()))
                .query((row, number) -> read(row))
                .list();
        return Booking.next(confirmed.stream(), now);
    }

    /// What a person has to say yes or no to.
    Optional<Booking> waiting(TenantId tenant, UUID conversation) {
        return database.sql()
                .sql(WAITING)
                .param("tenant_id", tenant.value())
                .param("conversation_id", conversation)
                .query((row, number) -> read(row))
                .optional();
    }

    List<Booking> list(TenantId tenant, String status, int limit) {
        return database.sql()
                .sql(LIST)
                .param("tenant_id", tenant.value())
                .param("status", status)
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    int forget(TenantId tenant, Instant before) {
        return database.sql()
                .sql(FORGET)
                .param("tenant_id", tenant.value())
                .param("before", at(before))
                .update();
    }

    private static Booking read(ResultSet row) throws SQLException {
        String staff = row.getString("staff");
        OffsetDateTime held = row.getObject("held_until", OffsetDateTime.class);
        return new Booking(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getObject("id", UUID.class),
                row.getObject("conversation_id", UUID.class),
                BookingStatus.valueOf(row.getString("status")),
                row.getBoolean("agreed"),
                Json.read(row.getString("wish"), Wish.class),
                staff == null
                        ? null
                        : new Stay(
                                staff,
                                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                                row.getObject("ends_at", OffsetDateTime.class).toInstant()),
                held == null ? null : held.toInstant(),
                row.getObject("replaces", UUID.class),
                row.getString("language"),
                row.getObject("made_on", LocalDate.class),
                row.getString("summary"),
                List.of());
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }
}
