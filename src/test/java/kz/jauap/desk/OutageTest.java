package kz.jauap.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Telegram is away for an hour, beginning before each step of a request's life in turn.
class OutageTest {

    static IntStream steps() {
        return IntStream.range(0, 6);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void an_hour_without_telegram_loses_nothing_keeps_the_order_and_doubles_nothing(int away) {
        try (DeskFixture desk = new DeskFixture()) {
            desk.telegram.limits(true);
            List<Runnable> life = List.of(
                    () -> desk.opens(1),
                    () -> desk.says(1, "one"),
                    () -> desk.says(1, "two"),
                    () -> desk.shows(1, Card.State.TAKEN, "Aida"),
                    () -> desk.says(1, "three"),
                    () -> desk.shows(1, Card.State.CLOSED, "Aida"));
            for (int i = 0; i < life.size(); i++) {
                if (i == away) {
                    desk.telegram.goDown();
                }
                life.get(i).run();
                if (i == away) {
                    hour(desk);
                    desk.telegram.comeBack();
                } else {
                    desk.work();
                }
            }
            desk.settle();
            long thread = desk.onlyThread();
            List<String> texts = desk.texts(thread);
            assertThat(texts.getFirst()).contains("Завершено: Aida");
            assertThat(String.join("\n", texts.subList(1, texts.size()))).isEqualTo("👤 one\n👤 two\n👤 three");
            assertThat(desk.telegram.people().pinned(desk.message(thread, 0))).isFalse();
            assertThat(desk.telegram.taken("createForumTopic")).isEqualTo(1);
        }
    }

    private static void hour(DeskFixture desk) {
        for (int minute = 0; minute < 60; minute++) {
            desk.work();
            desk.clock.forward(Duration.ofMinutes(1));
        }
    }
}
