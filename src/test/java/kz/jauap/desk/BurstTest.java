package kz.jauap.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Two hundred customers ask for a person within a minute, all in one group.
class BurstTest {

    private static final int CUSTOMERS = 200;

    @Test
    void two_hundred_requests_within_a_minute_are_all_shown_within_telegrams_limits_cards_first() {
        try (DeskFixture desk = new DeskFixture()) {
            desk.addNode();
            desk.telegram.limits(true);
            Instant start = desk.clock.instant();
            for (int i = 1; i <= CUSTOMERS; i++) {
                desk.opens(i);
                desk.says(i, "first line of " + i);
                desk.says(i, "second line of " + i);
                desk.clock.forward(Duration.ofMillis(300));
                desk.work();
            }
            assertThat(stored(desk)).isEqualTo(CUSTOMERS);
            Duration lastCard = Duration.ZERO;
            while (cards(desk) < CUSTOMERS) {
                desk.clock.forward(Duration.ofSeconds(1));
                desk.work();
                lastCard = Duration.between(start, desk.clock.instant());
                assertThat(lastCard).isLessThan(Duration.ofMinutes(30));
            }
            System.out.printf(
                    "%d requests in one group: the last card stood after %d min %d s, %d messages in the fullest minute%n",
                    CUSTOMERS, lastCard.toMinutes(), lastCard.toSecondsPart(), desk.telegram.mostInAMinute());
            desk.settle(Duration.ofMinutes(60));
            assertThat(desk.telegram.mostInAMinute()).isLessThanOrEqualTo(20);
            assertThat(desk.telegram.calls().stream()
                            .filter(call -> call.answer() != null
                                    && call.answer().path("error_code").asInt(0) == 429))
                    .isEmpty();
            for (long thread : desk.telegram.people().topics()) {
                String number = desk.telegram.people().title(thread).replaceAll("^Customer <(\\d+)>.*", "$1");
                assertThat(String.join(
                                "\n",
                                desk.texts(thread).subList(1, desk.texts(thread).size())))
                        .isEqualTo("👤 first line of " + number + "\n👤 second line of " + number);
            }
        }
    }

    private static long cards(DeskFixture desk) {
        return desk.database.inTenant(
                DeskFixture.TENANT,
                () -> desk.database
                        .sql()
                        .sql(
                                "select count(*) from desk_topic where card_message_id is not null and tenant_id = :tenant")
                        .param("tenant", DeskFixture.TENANT.value())
                        .query(Long.class)
                        .single());
    }

    private static long stored(DeskFixture desk) {
        return desk.database.inTenant(
                DeskFixture.TENANT,
                () -> desk.database
                        .sql()
                        .sql("select count(*) from desk_topic where tenant_id = :tenant")
                        .param("tenant", DeskFixture.TENANT.value())
                        .query(Long.class)
                        .single());
    }
}
