package kz.jauap.shared;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;
import org.postgresql.jdbc.PgArray;

/// Columns of a list as PostgreSQL arrays, for statements that write many rows with `unnest`.
///
/// They travel in PostgreSQL's binary form, as the types they are: nothing to print and escape here, nothing to parse
/// and cast there. The driver itself does so for text, numbers and bytes only, so the form is made here
/// (PostgreSQL's `array_send`): dimensions, whether nulls occur, the type of the elements, their count and lower bound,
/// and then each element behind its length, -1 for null.
public final class SqlArrays {

    private static final int HEADER = 5 * Integer.BYTES;
    private static final int NULL = -1;
    private static final long SECONDS_1970_TO_2000 = 946_684_800L;

    private SqlArrays() {}

    public static <T> Array uuids(Connection connection, List<T> rows, Function<T, @Nullable UUID> column)
            throws SQLException {
        ByteBuffer bytes = array(Oid.UUID, rows.size(), rows.size() * (Integer.BYTES + 2 * Long.BYTES));
        for (T row : rows) {
            UUID id = column.apply(row);
            if (id == null) {
                bytes.putInt(NULL);
            } else {
                bytes.putInt(2 * Long.BYTES)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits());
            }
        }
        return sent(connection, Oid.UUID_ARRAY, bytes);
    }

    public static <T> Array texts(Connection connection, List<T> rows, Function<T, @Nullable String> column)
            throws SQLException {
        return blobs(connection, Oid.TEXT_ARRAY, Oid.TEXT, rows, row -> utf8(column.apply(row)));
    }

    /// Texts that are JSON, in UTF-8: see [Json#bytes].
    public static <T> Array jsons(Connection connection, List<T> rows, Function<T, byte[]> column) throws SQLException {
        return blobs(connection, Oid.JSON_ARRAY, Oid.JSON, rows, column::apply);
    }

    public static <T> Array bytes(Connection connection, List<T> rows, Function<T, byte[]> column) throws SQLException {
        return blobs(connection, Oid.BYTEA_ARRAY, Oid.BYTEA, rows, column::apply);
    }

    public static <T> Array longs(Connection connection, List<T> rows, Function<T, Long> column) throws SQLException {
        return numbers(connection, Oid.INT8_ARRAY, Oid.INT8, rows, column::apply);
    }

    /// Moments that may be missing, as `timestamptz`; what is finer than a microsecond is cut off.
    public static <T> Array times(Connection connection, List<T> rows, Function<T, @Nullable Instant> column)
            throws SQLException {
        return numbers(connection, Oid.TIMESTAMPTZ_ARRAY, Oid.TIMESTAMPTZ, rows, row -> micros(column.apply(row)));
    }

    /// PostgreSQL counts microseconds since 2000.
    private static @Nullable Long micros(@Nullable Instant at) {
        return at == null ? null : (at.getEpochSecond() - SECONDS_1970_TO_2000) * 1_000_000 + at.getNano() / 1_000;
    }

    private static byte @Nullable [] utf8(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private static <T> Array numbers(
            Connection connection, int arrayType, int type, List<T> rows, Function<T, @Nullable Long> column)
            throws SQLException {
        ByteBuffer bytes = array(type, rows.size(), rows.size() * (Integer.BYTES + Long.BYTES));
        for (T row : rows) {
            Long number = column.apply(row);
            if (number == null) {
                bytes.putInt(NULL);
            } else {
                bytes.putInt(Long.BYTES).putLong(number);
            }
        }
        return sent(connection, arrayType, bytes);
    }

    private static <T> Array blobs(
            Connection connection, int arrayType, int type, List<T> rows, Function<T, byte @Nullable []> column)
            throws SQLException {
        byte[] @Nullable [] values = new byte @Nullable [rows.size()][];
        int size = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
            size = Math.addExact(size, Integer.BYTES + (values[i] == null ? 0 : values[i].length));
        }
        ByteBuffer bytes = array(type, values.length, size);
        for (byte[] value : values) {
            if (value == null) {
                bytes.putInt(NULL);
            } else {
                bytes.putInt(value.length).put(value);
            }
        }
        return sent(connection, arrayType, bytes);
    }

    /// An array without elements has no dimensions.
    private static ByteBuffer array(int type, int count, int size) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.addExact(HEADER, size));
        bytes.putInt(count == 0 ? 0 : 1).putInt(1).putInt(type);
        return count == 0 ? bytes : bytes.putInt(count).putInt(1);
    }

    private static Array sent(Connection connection, int type, ByteBuffer bytes) throws SQLException {
        byte[] all = bytes.hasRemaining() ? Arrays.copyOf(bytes.array(), bytes.position()) : bytes.array();
        return new PgArray(connection.unwrap(BaseConnection.class), type, all);
    }
}
