package kz.jauap.shared;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Columns of a list as PostgreSQL arrays, for statements that write many rows with `unnest`. Ids and moments travel as
/// text and are cast by the statement (`?::uuid[]`, `?::timestamptz[]`): the driver sends text and byte arrays in
/// binary,
/// unescaped, which is several times cheaper on both sides than its text form of other arrays.
public final class SqlArrays {

    private SqlArrays() {}

    public static <T> Array uuids(Connection connection, List<T> rows, Function<T, @Nullable UUID> column)
            throws SQLException {
        return texts(connection, rows, row -> {
            UUID id = column.apply(row);
            return id == null ? null : id.toString();
        });
    }

    public static <T> Array texts(Connection connection, List<T> rows, Function<T, @Nullable String> column)
            throws SQLException {
        @Nullable String[] values = new @Nullable String[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return connection.createArrayOf("text", values);
    }

    public static <T> Array longs(Connection connection, List<T> rows, Function<T, Long> column) throws SQLException {
        long[] values = new long[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return connection.unwrap(org.postgresql.PGConnection.class).createArrayOf("bigint", values);
    }

    /// Moments that may be missing, as ISO text in UTC, which PostgreSQL reads as `timestamptz` whatever the session's
    /// zone.
    public static <T> Array times(Connection connection, List<T> rows, Function<T, @Nullable Instant> column)
            throws SQLException {
        return texts(connection, rows, row -> {
            Instant at = column.apply(row);
            return at == null ? null : at.toString();
        });
    }

    /// Moments as microseconds since 1970, for `at_micros` of the database: nothing to print here, nothing to parse
    /// there.
    public static <T> Array micros(Connection connection, List<T> rows, Function<T, Instant> column)
            throws SQLException {
        return longs(connection, rows, row -> {
            Instant at = column.apply(row);
            return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
        });
    }

    public static <T> Array bytes(Connection connection, List<T> rows, Function<T, byte[]> column) throws SQLException {
        byte[][] values = new byte[rows.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return connection.createArrayOf("bytea", values);
    }
}
