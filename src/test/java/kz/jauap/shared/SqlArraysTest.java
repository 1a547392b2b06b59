package kz.jauap.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.TestDatabase;
import org.junit.jupiter.api.Test;

/// What is sent is what PostgreSQL reads, in the order of the list; PostgreSQL tells by printing it.
class SqlArraysTest {

    @Test
    void ids_arrive_as_they_are_and_a_missing_one_is_null() throws SQLException {
        UUID some = UUID.randomUUID();
        UUID high = new UUID(-1, Long.MIN_VALUE);
        List<Optional<UUID>> ids = List.of(Optional.of(some), Optional.empty(), Optional.of(high));

        assertThat(seen("uuid", connection -> SqlArrays.uuids(connection, ids, id -> id.orElse(null))))
                .containsExactly(some.toString(), "null", high.toString());
    }

    @Test
    void texts_arrive_letter_by_letter() throws SQLException {
        List<String> texts = List.of("", "Сәлем, \"қалайсыз\"? \\ {a,b} NULL", "😀\n\t", "x".repeat(100_000));

        assertThat(seen("text", connection -> SqlArrays.texts(connection, texts, text -> text)))
                .isEqualTo(texts);
        assertThat(seen(
                        "text",
                        connection -> SqlArrays.texts(
                                connection, List.of("a", "no", "b"), text -> text.equals("no") ? null : text)))
                .containsExactly("a", "null", "b");
    }

    @Test
    void json_arrives_as_json() throws SQLException {
        List<String> jsons = List.of("{\"a\": [1, \"\\\"қ\\\"\"]}", "[]");

        assertThat(seen(
                        "json",
                        connection ->
                                SqlArrays.jsons(connection, jsons, json -> json.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(jsons);
    }

    @Test
    void bytes_and_numbers_arrive() throws SQLException {
        assertThat(seen(
                        "bytea",
                        connection -> SqlArrays.bytes(
                                connection, List.of(new byte[0], new byte[] {0, 1, -1}), bytes -> bytes)))
                .containsExactly("\\x", "\\x0001ff");
        List<Long> numbers = List.of(0L, -1L, Long.MAX_VALUE, Long.MIN_VALUE);
        assertThat(seen("bigint", connection -> SqlArrays.longs(connection, numbers, number -> number)))
                .containsExactly("0", "-1", "9223372036854775807", "-9223372036854775808");
    }

    @Test
    void moments_before_and_after_2000_arrive_to_the_microsecond() throws SQLException {
        List<Optional<Instant>> moments = List.of(
                Optional.of(Instant.EPOCH),
                Optional.of(Instant.parse("1969-12-31T23:59:59.999999Z")),
                Optional.of(Instant.parse("2000-01-01T00:00:00Z")),
                Optional.empty(),
                Optional.of(Instant.parse("2026-11-21T18:30:00.123456999Z")));

        assertThat(seen("timestamptz", connection -> SqlArrays.times(connection, moments, at -> at.orElse(null))))
                .containsExactly(
                        "1970-01-01 00:00:00+00",
                        "1969-12-31 23:59:59.999999+00",
                        "2000-01-01 00:00:00+00",
                        "null",
                        "2026-11-21 18:30:00.123456+00");
    }

    @Test
    void a_list_without_elements_is_an_empty_array() throws SQLException {
        assertThat(seen("uuid", connection -> SqlArrays.uuids(connection, List.<UUID>of(), id -> id)))
                .isEmpty();
        assertThat(seen("text", connection -> SqlArrays.texts(connection, List.<String>of(), text -> text)))
                .isEmpty();
    }

    private interface Sent {
        Array over(Connection connection) throws SQLException;
    }

    private static List<String> seen(String type, Sent sent) throws SQLException {
        String echo = "select coalesce(cast(value as text), 'null') from unnest(?::" + type
                + "[]) with ordinality as sent (value, place) order by place";
        try (Connection connection = TestDatabase.fresh().getConnection();
                PreparedStatement statement = connection.prepareStatement(echo)) {
            connection.createStatement().execute("set time zone 'UTC'");
            statement.setArray(1, sent.over(connection));
            List<String> seen = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    seen.add(rows.getString(1));
                }
            }
            return seen;
        }
    }
}
