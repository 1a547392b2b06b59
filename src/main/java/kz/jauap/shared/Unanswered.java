package kz.jauap.shared;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/// A conversation whose customer waits for words, and since when.
public record Unanswered(TenantId tenant, UUID conversation, Instant since) {

    /// From the columns `tenant_id`, `conversation_id` and `since`.
    public static Unanswered read(ResultSet row) throws SQLException {
        return new Unanswered(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getObject("conversation_id", UUID.class),
                row.getObject("since", OffsetDateTime.class).toInstant());
    }
}
