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
        salon.replies(aliya, asked.conversation(), "Слушаю вас");
        house.later(Duration.ofMinutes(70));
        assertThat(reminders()).isEmpty();
    }

    @Test
    void who_took_a_request_and_says_nothing_is_called_once_and_the_bell_is_set_anew_by_an_answer_and_a_new_word() {
        Handover asked = asked();
        house.later(Duration.ofMinutes(20));
        house.operators.take(salon.tenant, asked.id(), aliya.id());
        house.later(Duration.ofMinutes(29));
        assertThat(reminders()).as("counted from when it was taken").isEmpty();
        house.later(Duration.ofMinutes(1));
        assertThat(reminders()).extracting(Notice.Reminder::kind).containsExactly(Notice.Reminder.Kind.UNANSWERED);
        salon.writes(phone, "Вы тут?");
        house.later(Duration.ofMinutes(45));
        assertThat(unanswered())
                .as("once while nobody answers, however often the customer writes")
                .hasSize(1);
        salon.replies(aliya, asked.conversation(), "Слушаю вас");
        house.later(Duration.ofMinutes(60));
        assertThat(unanswered()).as("answered, and nothing asked since").hasSize(1);
        salon.writes(phone, "Сколько это займёт?");
        house.later(Duration.ofMinutes(10));
        salon.writes(phone, "И сколько стоит?");
        house.later(Duration.ofMinutes(19));
        assertThat(unanswered()).hasSize(1);
        house.later(Duration.ofMinutes(1));
        assertThat(unanswered())
                .as("counted from the first word without an answer")
                .hasSize(2);
        assertThat(unanswered().getLast().minutes()).isEqualTo(30);
        assertThat(unanswered()).extracting(Notice.Reminder::since).doesNotHaveDuplicates();
    }

    @Test
    void an_answer_in_time_and_a_case_that_is_over_leave_the_bell_silent() {
        Handover asked = asked();
        house.operators.take(salon.tenant, asked.id(), aliya.id());
        salon.replies(aliya, asked.conversation(), "Слушаю вас");
        salon.writes(phone, "Сколько это займёт?");
        house.later(Duration.ofMinutes(29));
        salon.replies(aliya, asked.conversation(), "Час");
        salon.writes(phone, "Спасибо");
        house.later(Duration.ofMinutes(5));
        house.operators.resolve(salon.tenant, asked.id(), aliya.id());
        house.later(Duration.ofHours(2));
        assertThat(unanswered()).isEmpty();
    }

    @Test
    void who_gives_a_request_up_is_not_called_and_the_next_one_counts_anew() {
        Handover asked = asked();
        house.operators.take(salon.tenant, asked.id(), aliya.id());
        house.later(Duration.ofMinutes(10));
        house.operators.decline(salon.tenant, asked.id(), aliya.id());
        house.operators.take(salon.tenant, asked.id(), aliya.id());
        house.later(Duration.ofMinutes(25));
        assertThat(unanswered()).isEmpty();
        house.later(Duration.ofMinutes(5));
        assertThat(unanswered()).hasSize(1);
    }

    @Test
    void in_the_night_nobody_is_called_before_the_business_opens() {
        Handover asked = asked();
        salon.replies(aliya, asked.conversation(), "Слушаю вас");
        house.operators.hold(
                salon.tenant,
                asked.conversation(),
                aliya.id(),
                house.clock.instant().plus(Duration.ofDays(1)));
        house.later(Duration.ofHours(10));
        salon.writes(phone, "Вы тут?");
        house.later(Duration.ofHours(1));
        assertThat(unanswered()).isEmpty();
        house.later(Duration.ofHours(10));
        assertThat(unanswered()).hasSize(1);
    }

    private List<Notice.Reminder> unanswered() {
        return reminders().stream()
                .filter(one -> one.kind() == Notice.Reminder.Kind.UNANSWERED)
                .toList();
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
        salon.replies(aliya, asked.conversation(), "Хорошо, я жду");
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
