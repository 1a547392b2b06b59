package kz.jauap.mind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import kz.jauap.conversation.Owner;
import kz.jauap.decision.Decision;
import kz.jauap.pack.Pack;
import kz.jauap.pack.PackReader;
import kz.jauap.pack.PackReading;
import kz.jauap.pack.ShippedPacks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BranchTest {

    private static final String BRANCHES = """

            branches:
              - id: abay
                names: {ru: на Абая, kk: Абай көшесінде}
                aliases: {ru: [центр, центральный филиал], kk: [орталық]}
              - id: samal
                names: {ru: в Самале, kk: Самалда}
            """;

    private final Mind mind = Mind.of(pack(BRANCHES)).greeted();

    private static Pack pack(String branches) {
        Map<String, String> files = new TreeMap<>(ShippedPacks.texts("demo-salon"));
        files.compute("profile.yaml", (name, text) -> text + branches);
        return switch (PackReader.read(files)) {
            case PackReading.Read read -> read.pack();
            case PackReading.Broken broken -> throw new AssertionError(broken.problems());
        };
    }

    @Test
    void who_is_passed_to_a_person_is_asked_once_which_of_the_places_they_mean() {
        String said = mind.says("Позовите менеджера");
        assertThat(said).contains("передан").contains("1. на Абая; 2. в Самале");
        assertThat(said.indexOf("передан")).isLessThan(said.indexOf("на Абая"));
        mind.owner(Owner.WAITING);
        assertThat(mind.says("И ещё вопрос про кератин")).doesNotContain("на Абая");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "в Самале", "Самал", "самале удобнее", "давайте 2", "второй"})
    void a_number_or_a_name_in_reply_is_the_place(String reply) {
        mind.says("Позовите менеджера");
        mind.owner(Owner.WAITING);
        assertThat(mind.says(reply)).contains("в Самале").doesNotContain("1.");
        assertThat(mind.state().place()).isEqualTo("samal");
    }

    @Test
    void a_place_is_understood_in_the_customers_language() {
        mind.says("Менеджерді шақырыңызшы");
        mind.owner(Owner.WAITING);
        assertThat(mind.says("Самалда")).contains("Самалда");
        assertThat(mind.state().place()).isEqualTo("samal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "0", "не знаю", "любой"})
    void what_is_no_place_is_added_to_the_request_and_nobody_is_asked_again(String reply) {
        mind.says("Позовите менеджера");
        mind.owner(Owner.WAITING);
        Mind.Turn turn = mind.hears(reply);
        assertThat(mind.state().place()).isEmpty();
        assertThat(turn.text()).doesNotContain("1. на Абая");
    }

    @Test
    void a_place_that_was_named_before_is_not_asked_for() {
        mind.says("Сколько стоит маникюр в Самале?");
        assertThat(mind.state().place()).isEqualTo("samal");
        assertThat(mind.says("Позовите менеджера")).contains("передан").doesNotContain("1. на Абая");
    }

    @Test
    void a_question_beside_the_place_is_answered_and_the_place_is_kept() {
        mind.says("Позовите менеджера");
        mind.owner(Owner.WAITING);
        Mind.Turn turn = mind.hears("центр. а сколько стоит маникюр?");
        assertThat(turn.decided().decision()).isInstanceOf(Decision.Reply.class);
        assertThat(turn.text()).contains("2 500");
        assertThat(mind.state().place()).isEqualTo("abay");
    }

    @Test
    void a_place_is_no_service() {
        assertThat(mind.says("Сколько стоит маникюр на Абая?"))
                .contains("2 500")
                .doesNotContain("не нашл");
    }

    @Test
    void a_business_with_one_place_asks_nobody() {
        assertThat(Mind.of(pack("")).greeted().says("Позовите менеджера")).doesNotContain("филиал");
    }
}
