package kz.jauap.desk;

import static kz.jauap.desk.DeskHouse.AIDA;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kz.jauap.identity.Role;
import kz.jauap.sandbox.ForumPeople;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BranchJourneyTest {

    private static final long SAMAL = -1001000000077L;

    private static DeskHouse salon;
    private static ForumPeople samal;

    @BeforeAll
    static void open() {
        salon = new DeskHouse();
        salon.publishPlaces();
        samal = salon.group("samal", SAMAL);
    }

    @AfterAll
    static void close() {
        salon.close();
    }

    @BeforeEach
    void somebodyNew() {
        salon.meet();
    }

    @Test
    void a_request_exists_at_once_and_goes_to_the_places_own_group_when_the_customer_says_which() {
        salon.writes("Позовите человека");
        assertThat(salon.told()).last().asString().contains("1. на Абая; 2. в Самале");
        assertThat(salon.requests("PENDING")).isEqualTo(1);
        long thread = salon.thread();
        long card = salon.card();
        assertThat(salon.topic().getFirst()).contains("Новый запрос");

        salon.writes("2");

        assertThat(salon.told()).last().asString().contains("в Самале");
        assertThat(salon.requests("PENDING", "samal")).isEqualTo(1);
        assertThat(words(salon.telegram.people(), thread).getFirst()).contains("другой филиал");
        assertThat(salon.telegram.people().buttons(card)).isEmpty();
        assertThat(salon.telegram.people().pinned(card)).isFalse();
        long there = samal.topics().getLast();
        assertThat(words(samal, there).getFirst()).contains("Новый запрос").contains("Позовите человека");

        samal.write(AIDA, there, "Здравствуйте, это Самал");
        salon.settle();
        assertThat(salon.told()).last().isEqualTo("Здравствуйте, это Самал");
        int before = salon.told().size();
        salon.telegram.people().write(AIDA, thread, "А здесь?");
        salon.settle();
        assertThat(salon.told()).hasSize(before);
        assertThat(words(salon.telegram.people(), 0))
                .last()
                .asString()
                .contains("Не отправлено")
                .contains("А здесь?");
    }

    @Test
    void who_named_the_place_before_comes_to_its_group_at_once() {
        int before = samal.topics().size();
        salon.writes("Здравствуйте, вы в Самале до скольки работаете?");
        salon.writes("Позовите человека");
        assertThat(salon.told()).last().asString().doesNotContain("1. на Абая");
        assertThat(samal.topics()).hasSize(before + 1);
    }

    @Test
    void an_account_of_a_place_brings_its_customers_there_unasked() {
        salon.account("{\"branch\":\"samal\"}");
        int before = samal.topics().size();
        salon.writes("Позовите человека");
        assertThat(salon.told()).last().asString().doesNotContain("1. на Абая");
        assertThat(samal.topics()).hasSize(before + 1);
        salon.account("{\"branch\":\"\"}");
    }

    @Test
    void people_of_another_place_cannot_take_it() {
        salon.agent("Dina", Role.MANAGER, 55, List.of("abay"));
        salon.writes("Позовите человека");
        salon.writes("в Самале");
        long there = samal.topics().getLast();
        int before = salon.told().size();
        samal.write(55, there, "Я с Абая");
        salon.settle();
        assertThat(salon.told()).hasSize(before);
        assertThat(salon.requests("PENDING")).isEqualTo(1);
    }

    private static List<String> words(ForumPeople people, long thread) {
        return people.topic(thread).stream()
                .map(one -> one.path("text").asString(""))
                .toList();
    }
}
