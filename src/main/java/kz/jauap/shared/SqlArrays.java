package kz.jauap.shared;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Columns of a list as PostgreSQL arrays, for statements that write many rows with `unnest`.
public final class SqlArrays {

    private SqlArrays() {}

    public static <T> Array uuids(Connection connection, List<T> rows, Function<T, @Nullable UUID> column)
            throws SQLException {
        return array(connection, "uuid", rows, column);
    }

    public static <T> Array texts(Connection connection, List<T> rows, Function<T, @Nullable String> column)
            throws SQLException {
        return array(connection, "text", rows, column);
    }

    public static <T> Array longs(Connection connection, List<T> rows, Function<T, @Nullable Long> column)
            throws SQLException {
        return array(connection, "bigint", rows, column);
    }

    public static <T> Array booleans(Connection connection, List<T> rows, Function<T, @Nullable Boolean> column)
            throws SQLException {
        return array(connection, "boolean", rows, column);
    }

    /// Moments as ISO text in UTC, which PostgreSQL reads as `timestamptz` whatever the session's zone.
    public static <T> Array times(Connection connection, List<T> rows, Function<T, @Nullable Instant> column)
            throws SQLException {
        return array(connection, "timestamptz", rows, row -> {
            Instant at = column.apply(row);
            return at == null ? null : at.toString();
        });
    }

    public static <T> Array bytes(Connection connection, List<T> rows, Function<T, byte[]> column) throws SQLException {
        byte[][] values = new byte[rows.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return connection.createArrayOf("bytea", values);
    }

    private static <T> Array array(
            Connection connection, String type, List<T> rows, Function<T, ? extends @Nullable Object> column)
            throws SQLException {
        @Nullable Object[] values = new @Nullable Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return connection.createArrayOf(type, values);
    }
}
