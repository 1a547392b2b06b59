package kz.jauap.eval.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.jauap.eval.Got;
import kz.jauap.pack.Pack;
import kz.jauap.pack.PackReader;
import kz.jauap.pack.PackReading;
import org.junit.jupiter.api.Test;

class CustomerTest {

    private static final Pack SALON = pack();

    private static Pack pack() {
        return switch (PackReader.read(Path.of("packs/demo-salon"))) {
            case PackReading.Read read -> read.pack();
            case PackReading.Broken broken -> throw new AssertionError(broken.problems());
        };
    }

    private static Got got(String action, String text, Map<String, String> booking, String... facts) {
        return new Got(action, List.of(), List.of(), text, List.of(facts), booking);
    }

    /// What a customer says when the business says the same again and again.
    private static List<Got> talk(Customer customer, Got always) {
        List<Got> got = new ArrayList<>();
        while (customer.next(List.copyOf(got)).isPresent()) {
            got.add(always);
        }
        return got;
    }

    private static List<List<String>> words(long seed) {
        List<List<String>> words = new ArrayList<>();
        for (Customer customer : Simulation.customers(SALON, 12, seed)) {
            talk(customer, got("reply", "?", Map.of(), "template:listening"));
            words.add(customer.said());
        }
        return words;
    }

    @Test
    void the_same_seed_makes_the_same_customers_and_another_seed_others() {
        assertThat(words(3)).isEqualTo(words(3)).isNotEqualTo(words(4));
    }

    @Test
    void a_customer_who_gets_nowhere_loses_patience_and_is_left_hanging() {
        for (Customer customer : Simulation.customers(SALON, 30, 1)) {
            List<Got> got = talk(customer, got("reply", "Слушаю вас", Map.of(), "template:listening"));
            assertThat(got).hasSizeBetween(1, 14);
            assertThat(customer.outcome(got)).as(customer.goal().key()).isEmpty();
        }
    }

    @Test
    void who_books_answers_what_is_asked_and_agrees_to_the_summary() {
        Customer booker = Simulation.customers(SALON, 1, 1).getFirst();
        assertThat(booker.goal()).isEqualTo(Goal.BOOK);
        List<Got> got = new ArrayList<>();
        booker.next(got);
        got.add(got("booking", "Ваш телефон?", Map.of("status", "requested"), "booking:ask-phone"));
        booker.next(got);
        assertThat(booker.said().getLast()).containsPattern("\\d{3}");
        got.add(got("booking", "Свободно: 12:30, 13:00", Map.of("status", "requested"), "booking:times-free"));
        booker.next(got);
        assertThat(booker.said().getLast()).isEqualTo("12:30");
        got.add(got("booking", "Верно?", Map.of("status", "requested"), "booking:summary"));
        booker.next(got);
        assertThat(booker.said().getLast()).matches("(?iu).*(да|верно|иә|дұрыс).*");
        got.add(got("booking", "Передано", Map.of("status", "requested", "agreed", "yes"), "booking:passed-on"));
        assertThat(booker.next(got)).isEmpty();
        assertThat(booker.outcome(got)).contains(Outcome.BOOKED);
    }

    @Test
    void a_question_that_is_only_asked_back_is_not_answered() {
        Customer asking = Simulation.customers(SALON, 2, 1).getLast();
        assertThat(asking.goal()).isEqualTo(Goal.ASK);
        List<Got> back = talk(asking, got("reply", "На какую услугу?", Map.of(), "template:which-for-price"));
        assertThat(asking.outcome(back)).isEmpty();
        Customer again = Simulation.customers(SALON, 2, 1).getLast();
        List<Got> told = talk(again, got("reply", "Да", Map.of(), "fact:parking"));
        assertThat(again.outcome(told)).contains(Outcome.ANSWERED);
    }

    @Test
    void promises_that_the_database_does_not_bear_out_are_untrue() {
        Got booked = got("booking", "Вы записаны", Map.of("status", "requested"), "booking:confirmed");
        Got given = got("booking", "Отменено", Map.of("status", "confirmed"), "booking:cancelled");
        Got passed = got("escalate", "Передал администратору", Map.of(), "template:handed-over");
        assertThat(Promises.check(List.of(booked, given, passed), 0).untrue()).hasSize(3);

        Got truly = got("booking", "Вы записаны", Map.of("status", "confirmed"), "booking:confirmed");
        assertThat(Promises.check(List.of(truly, passed), 1)).isEqualTo(new Promises.Checked(2, List.of()));
    }
}
