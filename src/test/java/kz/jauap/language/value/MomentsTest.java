package kz.jauap.language.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// It is Wednesday, 18 November 2026, noon in Almaty; the business works from 9 to 21.
class MomentsTest {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd.MM");
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    private static final Frame UNKNOWN_HOURS = Frame.at(Instant.parse("2026-11-18T07:00:00Z"), ALMATY);
    private static final Frame FRAME = UNKNOWN_HOURS.open(LocalTime.of(9, 0), LocalTime.of(21, 0));

    @TestFactory
    Stream<DynamicTest> reads_days_and_times() {
        return Table.tests("moments.txt", text -> shown(text, FRAME));
    }

    @TestFactory
    Stream<DynamicTest> takes_nothing_else_for_a_time() {
        return Table.tests("no-moments.txt", text -> shown(text, FRAME));
    }

    @TestFactory
    Stream<DynamicTest> reads_lengths() {
        return Table.tests(
                "lengths.txt",
                text -> Moments.lengths(text, FRAME).stream()
                        .map(length -> Long.toString(length.duration().toMinutes()))
                        .collect(Collectors.joining("; ")));
    }

    @Test
    void reports_both_readings_when_the_hours_do_not_tell() {
        assertThat(shown("завтра в 6", UNKNOWN_HOURS)).isEqualTo("19.11 18:00|06:00");
        assertThat(shown("завтра на 10", FRAME)).isEqualTo("19.11 10:00");
        assertThat(shown("завтра на 9", FRAME)).isEqualTo("19.11 09:00|21:00");
        assertThat(Moments.in("завтра на 9", FRAME).getFirst().ambiguous()).isTrue();
    }

    @Test
    void a_lone_number_is_a_time_when_one_was_asked() {
        assertThat(shown("6", FRAME)).isEmpty();
        assertThat(shown("6", FRAME.askedForTime())).isEqualTo("18:00");
        assertThat(shown("18", FRAME.askedForTime())).isEqualTo("18:00");
        assertThat(shown("2 человека", FRAME.askedForTime())).isEmpty();
    }

    @Test
    void dates_go_over_the_ends_of_months_and_years() {
        Frame eve = at("2026-12-31T10:00:00Z");
        assertThat(dates("завтра", eve)).isEqualTo("2027-01-01");
        assertThat(dates("5 декабря", eve)).isEqualTo("2027-12-05");
        assertThat(dates("в январе", eve)).isEqualTo("2027-01-01");
        assertThat(dates("29 февраля", eve)).isEqualTo("2028-02-29");
        assertThat(dates("31-го", at("2026-11-18T07:00:00Z"))).isEqualTo("2026-12-31");
        assertThat(dates("через месяц", at("2026-01-31T07:00:00Z"))).isEqualTo("2026-02-28");
        assertThat(shown("через 2 часа", at("2026-11-18T18:30:00Z"))).isEqualTo("19.11 01:30");
    }

    @Test
    void a_day_of_the_week_said_on_that_day_has_two_readings() {
        When when = Moments.in("в среду в 15:00", FRAME).getFirst();
        assertThat(when.days())
                .extracting(Day::from)
                .containsExactly(LocalDate.of(2026, 11, 25), LocalDate.of(2026, 11, 18));
        assertThat(when.ambiguous()).isTrue();
    }

    @Test
    void the_day_is_that_of_the_tenant() {
        Instant late = Instant.parse("2026-11-18T20:30:00Z");
        assertThat(dates("сегодня", Frame.at(late, ALMATY))).isEqualTo("2026-11-19");
        assertThat(dates("сегодня", Frame.at(late, ZoneId.of("Europe/Moscow")))).isEqualTo("2026-11-18");
    }

    @Test
    void knows_where_in_the_text_it_was_said() {
        String text = "Здравствуйте, можно завтра в 18:00 на маникюр?";
        When when = Moments.in(text, FRAME).getFirst();
        assertThat(when.said()).isEqualTo("завтра в 18:00");
        assertThat(text.substring(when.from(), when.to())).isEqualTo("завтра в 18:00");
    }

    private static Frame at(String instant) {
        return Frame.at(Instant.parse(instant), ALMATY);
    }

    private static String dates(String text, Frame frame) {
        return Moments.in(text, frame).stream()
                .flatMap(when -> when.day().stream())
                .map(day -> day.from().toString())
                .collect(Collectors.joining("; "));
    }

    static String shown(String text, Frame frame) {
        String all = Moments.in(text, frame).stream().map(MomentsTest::shown).collect(Collectors.joining("; "));
        return all;
    }

    private static String shown(When when) {
        String days = when.day()
                .map(day -> day.from().equals(day.until())
                        ? DATE.format(day.from())
                        : DATE.format(day.from()) + ".." + DATE.format(day.until()))
                .orElse("");
        String clocks = when.clocks().stream().map(MomentsTest::shown).collect(Collectors.joining("|"));
        return (when.excluded() ? "!" : "") + (days + " " + clocks).strip();
    }

    private static String shown(Clock clock) {
        return switch (clock) {
            case Clock.At(LocalTime time) -> time.toString();
            case Clock.Window(LocalTime from, LocalTime until) -> shown(from) + "-" + shown(until);
            case Clock.In(Part part) -> part.name().toLowerCase(Locale.ROOT);
        };
    }

    private static String shown(@Nullable LocalTime time) {
        return time == null ? "" : time.toString();
    }
}
