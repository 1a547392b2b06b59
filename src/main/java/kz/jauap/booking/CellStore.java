package kz.jauap.booking;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Rows of `booking_cell`: who has whom, five minutes a row. Cells are taken in the order of their keys, so
/// that two who want the same wait for each other and never in a circle.
@Component
class CellStore {

    private static final long CELL = Duration.ofMinutes(5).toSeconds();

    /// A cell whose holder's time is over may be taken; one of the booking that is replaced need not be.
    private static final String TAKE = """
            insert into booking_cell (tenant_id, staff, at, booking_id, held_until)
            select :tenant_id, :staff, at, :booking_id, cast(:held_until as timestamptz)
            from generate_series(cast(:first as timestamptz), cast(:last as timestamptz), interval '5 minutes') as at
            where not exists (
                select 1 from booking_cell own
                where own.tenant_id = :tenant_id and own.staff = :staff and own.at = at.at
                  and own.booking_id = cast(:replaces as uuid) and own.held_until is null)
            order by at
            on conflict (tenant_id, staff, at) do update
               set booking_id = excluded.booking_id, held_until = excluded.held_until
             where booking_cell.held_until <= :now
            """;

    private static final String OWN = """
            select count(*) from booking_cell
            where tenant_id = :tenant_id and staff = :staff and at between :first and :last
              and booking_id = cast(:replaces as uuid) and held_until is null
            """;

    private static final String RELEASE =
            "delete from booking_cell where tenant_id = :tenant_id and booking_id = :booking_id";

    private static final String TAKEN = """
            select staff, at from booking_cell
            where tenant_id = :tenant_id and at >= :from and at < :until
              and (held_until is null or held_until > :now) and booking_id <> all(:but)
            order by staff, at
            """;

    private static final String FORGET = """
            delete from booking_cell where tenant_id = :tenant_id and (staff, at) in (
                select staff, at from booking_cell where tenant_id = :tenant_id and at < :before
                order by staff, at limit 5000)
            """;

    private final Database database;

    CellStore(Database database) {
        this.database = database;
    }

    /// @param heldUntil null for good
    /// @param replaces a booking of the same customer whose cells count as taken already, or null
    /// @return false when somebody else has one of them
    boolean take(
            TenantId tenant,
            UUID booking,
            Stay stay,
            @Nullable Instant heldUntil,
            @Nullable UUID replaces,
            Instant now) {
        Instant first = floor(stay.from());
        Instant last = floor(stay.until().minusNanos(1));
        int taken = database.sql()
                .sql(TAKE)
                .param("tenant_id", tenant.value())
                .param("staff", stay.staff())
                .param("booking_id", booking)
                .param("held_until", heldUntil == null ? null : at(heldUntil))
                .param("first", at(first))
                .param("last", at(last))
                .param("replaces", replaces)
                .param("now", at(now))
                .update();
        long wanted = Duration.between(first, last).toSeconds() / CELL + 1;
        return taken == wanted || replaces != null && taken + own(tenant, stay, replaces, first, last) == wanted;
    }

    private long own(TenantId tenant, Stay stay, UUID replaces, Instant first, Instant last) {
        return database.sql()
                .sql(OWN)
                .param("tenant_id", tenant.value())
                .param("staff", stay.staff())
                .param("replaces", replaces)
                .param("first", at(first))
                .param("last", at(last))
                .query(Long.class)
                .single();
    }

    void release(TenantId tenant, UUID booking) {
        database.sql()
                .sql(RELEASE)
                .param("tenant_id", tenant.value())
                .param("booking_id", booking)
                .update();
    }

    /// Cells that are taken at the moment `now`, each as a stay.
    List<Stay> taken(TenantId tenant, Instant from, Instant until, Instant now, Set<UUID> but) {
        return database.sql()
                .sql(TAKEN)
                .param("tenant_id", tenant.value())
                .param("from", at(from))
                .param("until", at(until))
                .param("now", at(now))
                .param("but", but.toArray(UUID[]::new))
                .query((row, number) -> {
                    Instant begins = row.getObject("at", OffsetDateTime.class).toInstant();
                    return new Stay(row.getString("staff"), begins, begins.plusSeconds(CELL));
                })
                .list();
    }

    int forget(TenantId tenant, Instant before) {
        return database.sql()
                .sql(FORGET)
                .param("tenant_id", tenant.value())
                .param("before", at(before))
                .update();
    }

    private static Instant floor(Instant moment) {
        return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), CELL) * CELL);
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
