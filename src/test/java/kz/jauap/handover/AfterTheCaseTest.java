package kz.jauap.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kz.jauap.identity.Agent;
import kz.jauap.identity.Role;
import kz.jauap.learning.LearnedAnswer;
import kz.jauap.learning.LearnedAnswer.Status;
import kz.jauap.learning.LearnedAnswers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What remains of a case that is closed: a rating, and what may be learned from it.
class AfterTheCaseTest {

    private static final FrontDesk HOUSE = new FrontDesk();
    private static final String QUIET = "\"quietMs\":0,\"completeQuietMs\":0";

    private final String phone = HOUSE.phone();
    private final LearnedAnswers learned = HOUSE.house.bean(LearnedAnswers.class);

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    private static Handover asked(FrontDesk.Salon salon, String phone, String words) {
        salon.writes(phone, words);
        return salon.open();
    }

    private void resolved(FrontDesk.Salon salon, Handover handover, Agent agent) {
        HOUSE.operators.resolve(salon.tenant, handover.id(), agent.id());
        HOUSE.settle();
    }

    @Test
    void a_customer_rates_how_they_were_helped_where_the_business_wants_to_know() {
        FrontDesk.Salon salon = HOUSE.salon("{" + QUIET + ",\"handover\":{\"askRating\":true}}");
        Agent aliya = salon.agent("Алия", Role.MANAGER);
        Handover asked = asked(salon, phone, "Позовите, пожалуйста, человека");
        salon.replies(aliya, asked.conversation(), "Добрый день, чем помочь?");
        resolved(salon, asked, aliya);
        assertThat(salon.told(phone).getLast()).contains("от 1 до 5");
        salon.writes(phone, "5, спасибо");
        assertThat(salon.told(phone).getLast()).contains("Спасибо за оценку");
        assertThat(salon.count("handover where rating = 5")).isEqualTo(1);
        assertThat(salon.owner(asked.conversation())).isEqualTo("BOT");
    }

    @Test
    void who_asks_something_instead_of_rating_is_answered_and_not_asked_again() {
        FrontDesk.Salon salon = HOUSE.salon("{" + QUIET + ",\"handover\":{\"askRating\":true}}");
        Agent aliya = salon.agent("Алия", Role.MANAGER);
        Handover asked = asked(salon, phone, "Позовите, пожалуйста, человека");
        resolved(salon, asked, aliya);
        salon.writes(phone, "Сколько стоит маникюр?");
        assertThat(salon.told(phone).getLast()).contains("2 500 ₸");
        salon.writes(phone, "5");
        assertThat(salon.count("handover where rating is not null")).isZero();
    }

    @Test
    void an_answer_right_behind_a_question_is_proposed_without_names_and_phones_and_waits() {
        FrontDesk.Salon salon = HOUSE.salon();
        Agent aliya = salon.agent("Алия", Role.MANAGER);
        Handover asked = asked(salon, phone, "Позовите, пожалуйста, человека");
        salon.replies(aliya, asked.conversation(), "Здравствуйте! Слушаю вас, чем могу помочь?");
        salon.writes(phone, "А у вас есть где оставить детскую коляску?");
        salon.replies(aliya, asked.conversation(), "Да, у входа есть место для колясок, звоните +7 701 555 01 01");
        salon.writes(phone, "Спасибо большое");
        salon.replies(aliya, asked.conversation(), "Всегда рады вам, приходите ещё");
        assertThat(learned.list(salon.tenant, Status.PENDING, 10)).isEmpty();
        resolved(salon, asked, aliya);
        List<LearnedAnswer> proposed = learned.list(salon.tenant, Status.PENDING, 10);
        assertThat(proposed).singleElement().satisfies(one -> {
            assertThat(one.questions()).singleElement().asString().contains("коляску");
            assertThat(one.answers().get("ru")).contains("место для колясок").doesNotContain("555");
            assertThat(one.source()).isEqualTo(LearnedAnswer.Source.HANDOVER);
        });
    }

    @Test
    void what_an_owner_answers_is_used_at_once_where_the_business_trusts_them() {
        FrontDesk.Salon salon = HOUSE.salon("{" + QUIET + ",\"handover\":{\"trustOwners\":true}}");
        Agent owner = salon.agent("Мира", Role.OWNER);
        Handover asked = asked(salon, phone, "Позовите, пожалуйста, человека");
        salon.replies(owner, asked.conversation(), "Здравствуйте! Слушаю вас, чем могу помочь?");
        salon.writes(phone, "А у вас есть где оставить детскую коляску?");
        salon.replies(owner, asked.conversation(), "Да, у входа есть место для детских колясок");
        resolved(salon, asked, owner);
        assertThat(learned.list(salon.tenant, Status.APPROVED, 10)).hasSize(1);
    }

    @Test
    void where_it_cannot_be_told_which_question_was_answered_nothing_is_learned() {
        FrontDesk.Salon salon = HOUSE.salon();
        Agent aliya = salon.agent("Алия", Role.MANAGER);
        Handover asked = asked(salon, phone, "Позовите, пожалуйста, человека");
        salon.replies(aliya, asked.conversation(), "Здравствуйте! Слушаю вас, чем могу помочь?");
        salon.writes(phone, "А коляску можно оставить?");
        salon.writes(phone, "И собаку можно взять с собой?");
        salon.replies(aliya, asked.conversation(), "Да, конечно, приходите вместе с ней");
        resolved(salon, asked, aliya);
        assertThat(learned.list(salon.tenant, Status.PENDING, 10)).isEmpty();
    }
}
