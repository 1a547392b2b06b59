package kz.jauap.webhooks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.jauap.booking.spi.BookingWatch.Change;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;

/// Looks at bookings inside the transaction that changes them; [CaseStore] hands it out.
class BookingCaseStore {

    /// Columns as they are told; a booking of a conversation that is forgotten is told without it.
    private static final String FIND = """
            select booked.id, booked.conversation_id, lower(booked.status) as status, booked.summary,
                   account.kind as channel, account.account, talk.chat_id as external_chat_id,
                   (select string_agg(one, ',') from json_array_elements_text(booked.wish -> 'services') as one) as services,
                   booked.wish ->> 'name' as name, booked.wish ->> 'phone' as phone, booked.wish ->> 'day' as day,
                   booked.staff, booked.replaces, booked.agreed, booked.starts_at, booked.ends_at, booked.held_until, booked.updated_at,
                   exists (select from booking newer
                           where newer.tenant_id = :tenant_id and newer.replaces = booked.id
                             and newer.status = 'CONFIRMED') as moved
            from booking booked
            left join conversation talk on talk.tenant_id = :tenant_id and talk.id = booked.conversation_id
            left join channel account on account.tenant_id = :tenant_id and account.id = talk.channel_id
            where booked.tenant_id = :tenant_id and booked.id = any(:ids)
            """;

    private static final List<String> TOLD = List.of(
            "id",
            "conversation_id",
            "channel",
            "account",
            "external_chat_id",
            "status",
            "summary",
            "services",
            "name",
            "phone",
            "day",
            "staff",
            "replaces");

    private static final List<String> MOMENTS = List.of("starts_at", "ends_at", "held_until");

    private final Database database;

    BookingCaseStore(Database database) {
        this.database = database;
    }

    /// A booking as it is told.
    ///
    /// @param step what makes this state of it another event than an earlier one of the same kind
    record BookingCase(UUID id, EventKind kind, String step, Map<String, String> told) {}

    /// Those of them that have come so far that there is something to tell.
    List<BookingCase> find(TenantId tenant, List<Change> changes) {
        Map<UUID, Boolean> letGo = changes.stream().collect(Collectors.toMap(Change::booking, Change::letGo));
        return database
                .sql()
                .sql(FIND)
                .param("tenant_id", tenant.value())
                .param("ids", letGo.keySet().toArray(UUID[]::new))
                .query((row, number) -> read(row, letGo.getOrDefault(row.getObject("id", UUID.class), false)))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<BookingCase> read(ResultSet row, boolean letGo) throws SQLException {
        Map<String, String> told = new LinkedHashMap<>();
        for (String name : TOLD) {
            String value = row.getString(name);
            if (value != null && !value.isEmpty()) {
                told.put(name, value);
            }
        }
        for (String name : MOMENTS) {
            OffsetDateTime at = row.getObject(name, OffsetDateTime.class);
            if (at != null) {
                told.put(name, at.toInstant().toString());
            }
        }
        String slot = told.getOrDefault("staff", "") + " " + told.getOrDefault("starts_at", "");
        String step = slot + " " + told.getOrDefault("held_until", "") + (letGo ? row.getString("updated_at") : "");
        UUID id = row.getObject("id", UUID.class);
        return kind(row, letGo).map(kind -> new BookingCase(id, kind, step, told));
    }

    private static Optional<EventKind> kind(ResultSet row, boolean letGo) throws SQLException {
        boolean agreed = row.getBoolean("agreed");
        boolean known = agreed || letGo || row.getString("staff") != null;
        return switch (row.getString("status").toUpperCase(Locale.ROOT)) {
            case "OFFERED" -> Optional.of(EventKind.BOOKING_HELD);
            case "CONFIRMED" ->
                Optional.of(row.getString("replaces") == null ? EventKind.BOOKING_CONFIRMED : EventKind.BOOKING_MOVED);
            case "CANCELLED" -> row.getBoolean("moved") ? Optional.empty() : Optional.of(EventKind.BOOKING_CANCELLED);
            case "DECLINED" -> known ? Optional.of(EventKind.BOOKING_DECLINED) : Optional.empty();
            case "NO_SHOW" -> Optional.of(EventKind.BOOKING_MISSED);
            default ->
                agreed
                        ? Optional.of(EventKind.BOOKING_REQUESTED)
                        : letGo ? Optional.of(EventKind.BOOKING_LAPSED) : Optional.empty();
        };
    }
}
