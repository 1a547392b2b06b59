package kz.jauap.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import kz.jauap.answer.Grounding.Reason;
import kz.jauap.answer.Grounding.Unfounded;
import kz.jauap.answer.GroundingTexts.Text;
import kz.jauap.pack.Pack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroundingCheckTest {

    private static final double LET_THROUGH = 0.97;
    private static final Pack SALON = GroundingTexts.pack(Path.of("packs/demo-salon"));
    private static final Pack HOUSE = GroundingTexts.pack(Path.of("src/test/resources/packs/guest-house"));

    @Test
    void stops_every_text_that_says_what_nothing_vouches_for() {
        List<Text> lies =
                GroundingTexts.all().stream().filter(one -> !one.faithful()).toList();
        assertThat(lies).hasSizeGreaterThanOrEqualTo(100);
        assertThat(lies).allMatch(Text::stopped);
    }

    @Test
    void lets_through_what_says_the_same_in_other_words() {
        List<Text> faithful =
                GroundingTexts.all().stream().filter(Text::faithful).toList();
        List<Text> stopped = faithful.stream().filter(Text::stopped).toList();
        assertThat(faithful).hasSizeGreaterThanOrEqualTo(100);
        assertThat(stopped).as("stopped").hasSizeLessThanOrEqualTo((int) (faithful.size() * (1 - LET_THROUGH)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PRICE | Маникюр с гель-лаком стоит 6 500 ₸.",
                "MIXED_UP | Классический маникюр — 7 000 ₸.",
                "DURATION | Маникюр занимает 20 минут.",
                "DISCOUNT | Маникюр классический — 2 500 ₸, минус 5%.",
                "PROMISE | Записала вас на маникюр.",
                "PHONE | Маникюр классический — 2 500 ₸, звоните +7 701 555 01 77.",
                "LINK | Маникюр классический — 2 500 ₸, подробнее на mira-salon.kz.",
                "WORD | Маникюр классический — 2 500 ₸, делает его Динара.",
                "OPPOSITE | Маникюр не делаем.",
                "DAY | Маникюр делаем только по вторникам."
            })
    void names_the_reason(Reason reason, String text) {
        Grounding grounding = GroundingCheck.check(
                text.replace("только ", ""), Evidence.of(List.of("service:manicure"), "ru", SALON));
        assertThat(grounding).isInstanceOfSatisfying(Unfounded.class, one -> {
            assertThat(one.reason()).isEqualTo(reason);
            assertThat(text.replace("только ", "").substring(one.from(), one.to()))
                    .isEqualTo(one.said());
        });
    }

    @Test
    void every_answer_the_house_composes_is_grounded_in_its_own_evidence() {
        for (Pack pack : List.of(SALON, HOUSE)) {
            for (String language : pack.profile().languages()) {
                pack.facts()
                        .forEach(fact -> holds(
                                pack,
                                language,
                                "fact:" + fact.id(),
                                fact.answer().in(language, List.of())));
                pack.services()
                        .forEach(card -> holds(
                                pack,
                                language,
                                "service:" + card.id(),
                                new PriceLines(language, pack).of(card, List.of())));
            }
        }
    }

    private static void holds(Pack pack, String language, String id, String text) {
        Answer answer = new Answer(text, language, List.of(id + "@" + pack.version()));
        assertThat(GroundingCheck.check(text, Evidence.of(answer, pack)))
                .as(text)
                .isInstanceOf(Grounding.Grounded.class);
    }

    @Test
    void stops_what_is_too_long_to_be_read() {
        String text = "маникюр ".repeat(500);
        assertThat(GroundingCheck.check(text, Evidence.of(List.of("service:manicure"), "ru", SALON)))
                .isInstanceOfSatisfying(
                        Unfounded.class, one -> assertThat(one.reason()).isEqualTo(Reason.TOO_LONG));
    }

    @Test
    void never_throws_whatever_the_text() {
        Evidence evidence = Evidence.of(List.of("service:manicure", "profile:hours"), "ru", SALON);
        List<String> bits = List.of(
                "с",
                "9",
                ":",
                "00",
                "до",
                "—",
                "по",
                "субботу",
                "не",
                "5%",
                "+7",
                "(",
                ",",
                " ",
                "тысяч",
                "половины",
                "девятого",
                "мая",
                "без",
                "https://",
                "a@b",
                "\uD83D",
                "т.",
                "99999999999999999999",
                "₸",
                "\n");
        Random random = new Random(5);
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                text.append(bits.get(random.nextInt(bits.size()))).append(random.nextBoolean() ? " " : "");
            }
            if (GroundingCheck.check(text.toString(), evidence) instanceof Unfounded one) {
                assertThat(text.substring(one.from(), one.to())).isEqualTo(one.said());
            }
        }
    }
}
