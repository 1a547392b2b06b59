package kz.jauap.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import kz.jauap.handover.Handover.Outcome;
import kz.jauap.handover.Handover.Status;
import kz.jauap.handover.spi.Notice;
import kz.jauap.identity.Agent;
import kz.jauap.identity.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What time does to a request: by a clock that is moved. It is noon on a Tuesday; the salon works from 9 to 21 each
/// day.
class TimeTest {

    private final FrontDesk house = new FrontDesk();
    private final FrontDesk.Salon salon = house.salon();
    private final Agent aliya = salon.agent("Алия", Role.MANAGER);
    private final String phone = house.phone();

    @AfterEach
    void close() {
        house.close();
    }

    private Handover asked() {
        salon.writes(phone, "Позовите, пожалуйста, человека");
        return salon.open();
    }

    private List<Notice.Reminder> reminders() {
        return house.desk.notices(Notice.Reminder.class);
    }

    @Test
    void a_request_nobody_takes_is_brought_to_mind_twice_and_never_again() {
        asked();
        house.later(Duration.ofMinutes(29));
        assertThat(reminders()).isEmpty();
        house.later(Duration.ofMinutes(1));
        assertThat(reminders()).extracting(Notice.Reminder::kind).containsExactly(Notice.Reminder.Kind.FIRST);
        house.later(Duration.ofMinutes(31));
        house.later(Duration.ofHours(3));
        assertThat(reminders())
                .extracting(Notice.Reminder::kind)
                .containsExactly(Notice.Reminder.Kind.FIRST, Notice.Reminder.Kind.URGENT);
    }

    @Test
    void what_somebody_has_taken_is_not_brought_to_mind() {
        Handover asked = asked();
        house.operators.take(salon.tenant, asked.id(), aliya.id());
        house.later(Duration.ofMinutes(70));
        assertThat(reminders()).isEmpty();
    }

    @Test
    void what_comes_in_the_night_is_brought_to_mind_when_the_business_opens() {
        house.later(Duration.ofHours(10));
        asked();
        house.later(Duration.ofMinutes(90));
        assertThat(reminders()).isEmpty();
        house.later(Duration.ofHours(9).plusMinutes(45));
        assertThat(reminders()).extracting(Notice.Reminder::kind).containsExactly(Notice.Reminder.Kind.FIRST);
        house.later(Duration.ofMinutes(30));
        assertThat(reminders()).hasSize(2);
    }

    @Test
    void a_customer_nobody_has_answered_is_told_so_once_and_the_request_stays() {
        Handover asked = asked();
        int before = salon.told(phone).size();
        house.later(Duration.ofMinutes(16));
        assertThat(salon.told(phone)).hasSize(before + 1);
        assertThat(salon.told(phone).getLast()).contains("не освободился");
        house.later(Duration.ofHours(2));
        assertThat(salon.told(phone)).hasSize(before + 1);
        assertThat(salon.open().id()).isEqualTo(asked.id());
    }

    @Test
    void a_case_ends_when_nobody_has_written_in_it_for_long_counted_from_the_last_word_and_announced_before() {
        Handover asked = asked();
        salon.replies(aliya, asked.conversation(), "Слушаю вас");
        house.later(Duration.ofMinutes(100));
        salon.writes(phone, "Я ещё думаю");
        house.later(Duration.ofMinutes(100));
        assertThat(reminders()).isEmpty();
        assertThat(salon.open().status()).isEqualTo(Status.ACTIVE);
        house.later(Duration.ofMinutes(6));
        assertThat(reminders()).extracting(Notice.Reminder::kind).containsExactly(Notice.Reminder.Kind.CLOSING);
        house.later(Duration.ofMinutes(20));
        Handover ended = house.handovers.find(salon.tenant, asked.id()).orElseThrow();
        assertThat(ended.outcome()).isEqualTo(Outcome.EXPIRED);
        assertThat(salon.owner(asked.conversation())).isEqualTo("BOT");
        assertThat(salon.told(phone).getLast()).contains("закрыто");
    }

    @Test
    void a_request_that_waits_never_ends_by_itself() {
        Handover asked = asked();
        house.later(Duration.ofDays(3));
        assertThat(salon.open().id()).isEqualTo(asked.id());
    }

    @Test
    void who_wants_to_be_left_alone_while_waiting_is_and_the_request_is_over() {
        Handover asked = asked();
        salon.writes(phone, "Стоп, больше не пишите мне");
        assertThat(house.handovers.find(salon.tenant, asked.id()).orElseThrow().outcome())
                .isEqualTo(Outcome.WITHDRAWN);
        assertThat(salon.owner(asked.conversation())).isEqualTo("BOT");
        int told = salon.told(phone).size();
        house.later(Duration.ofHours(2));
        assertThat(salon.told(phone)).hasSize(told);
    }

    @Test
    void who_wants_to_be_left_alone_gets_no_answer_to_remarks_for_half_an_hour_and_then_for_a_day() {
        salon.writes(phone, "Отстаньте, не пишите мне больше");
        int told = salon.told(phone).size();
        salon.writes(phone, "ммм");
        assertThat(salon.told(phone)).hasSize(told);
        house.later(Duration.ofMinutes(31));
        salon.writes(phone, "Добрый день");
        assertThat(salon.told(phone)).hasSize(told + 1);
        salon.writes(phone, "Не пишите мне больше");
        salon.writes(phone, "Не пишите мне больше");
        told = salon.told(phone).size();
        house.later(Duration.ofHours(3));
        salon.writes(phone, "Добрый день");
        assertThat(salon.told(phone)).hasSize(told);
    }

    @Test
    void who_asks_for_something_again_is_answered_at_once() {
        salon.writes(phone, "Отстаньте, не пишите мне больше");
        salon.writes(phone, "Сколько стоит маникюр?");
        assertThat(salon.told(phone).getLast()).contains("2 500 ₸");
    }
}
