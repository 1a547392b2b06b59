package kz.jauap.desk;

import static kz.jauap.desk.DeskHouse.AIDA;
import static kz.jauap.desk.DeskHouse.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import kz.jauap.ops.figures.Digests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DigestTest {

    private static DeskHouse salon;

    @BeforeAll
    static void open() {
        salon = new DeskHouse();
        salon.telegram.startedBy(OWNER);
    }

    @AfterAll
    static void close() {
        salon.close();
    }

    @Test
    void owners_hear_once_in_the_morning_how_the_day_before_was_also_when_telegram_was_away() {
        salon.meet();
        salon.writes("Сколько стоит маникюр?");
        salon.writes("Позовите человека");
        salon.press(AIDA, "Беру");
        salon.clock.forward(Duration.ofMinutes(4));
        salon.telegram.people().write(AIDA, salon.thread(), "Здравствуйте!");
        salon.settle();
        salon.press(AIDA, "Решено");
        salon.meet();
        salon.writes("Позовите человека");
        goes();
        assertThat(digests()).as("of the day that is not over").isEmpty();

        salon.clock.forward(Duration.ofHours(24));
        salon.telegram.goDown();
        goes();
        salon.telegram.comeBack();
        salon.passes(Duration.ofMinutes(5));
        goes();
        goes();

        assertThat(digests()).hasSize(1);
        assertThat(digests().getFirst())
                .contains("24.11.2026")
                .contains("Сообщений / разговоров: 3 / 2")
                .contains("Передано людям / закрыто: 2 / 1")
                .contains("Ждут человека сейчас: 1")
                .contains("Первый ответ человека, медиана: 4:");
        assertThat(salon.house
                        .get("/admin/digest?client_slug=" + salon.slug + "&metric_date=2026-11-24")
                        .json()
                        .path("html")
                        .asString())
                .isEqualTo(digests().getFirst().replaceFirst("(.*)", "<b>$1</b>"));
    }

    private static void goes() {
        salon.house.bean(Digests.class).go();
        salon.house.pump();
    }

    private static List<String> digests() {
        return salon.telegram.toldAlone(OWNER).stream()
                .map(told -> told.path("text").asString())
                .filter(text -> text.contains("Итоги дня") && text.contains("24.11.2026"))
                .toList();
    }
}
