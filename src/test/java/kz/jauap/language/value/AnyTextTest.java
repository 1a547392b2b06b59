package kz.jauap.language.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import kz.jauap.language.person.PersonNames;
import org.junit.jupiter.api.Test;

/// What holds for any text at all.
class AnyTextTest {

    private static final Frame FRAME = Frame.at(Instant.parse("2026-11-18T07:00:00Z"), ZoneId.of("Asia/Almaty"));
    private static final List<String> BITS = List.of(
            "завтра",
            "в",
            "на",
            "6",
            "18",
            ":",
            "00",
            "-",
            ".",
            " ",
            " ",
            " ",
            ",",
            "сағат",
            "жарым",
            "он",
            "бес",
            "мың",
            "без",
            "двадцать",
            "пол",
            "седьмого",
            "до",
            "с",
            "после",
            "кейін",
            "декабря",
            "31",
            "99999999999999999999",
            "👍",
            "👍🏽",
            "\uD83D",
            "\u0301",
            "ё",
            "İ",
            "+7",
            "(701)",
            "не",
            "меня зовут",
            "\n",
            "?",
            "от",
            "час",
            "недели",
            "через",
            "ден",
            "ге",
            "tomorrow",
            "pm",
            "the",
            "in",
            "a",
            "пятого",
            "вечера",
            "2026",
            "/",
            "тг",
            "$",
            "к");

    @Test
    void never_throws_and_points_into_the_text() {
        Random random = new Random(7);
        for (int i = 0; i < 4_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int words = random.nextInt(14); words >= 0; words--) {
                text.append(BITS.get(random.nextInt(BITS.size()))).append(random.nextBoolean() ? " " : "");
            }
            holds(text.toString());
        }
    }

    @Test
    void reads_noise_of_any_letters() {
        Random random = new Random(11);
        for (int i = 0; i < 1_500; i++) {
            StringBuilder text = new StringBuilder();
            for (int size = random.nextInt(60); size > 0; size--) {
                text.append((char) (random.nextBoolean() ? random.nextInt(0x500) : random.nextInt(0x10000)));
            }
            holds(text.toString());
        }
        holds("");
        holds("завтра ".repeat(5_000));
        holds("1".repeat(10_000));
    }

    private static void holds(String text) {
        for (When when : Moments.in(text, FRAME)) {
            assertThat(text.substring(when.from(), when.to())).isEqualTo(when.said());
            assertThat(when.days().isEmpty() && when.clocks().isEmpty())
                    .as(text)
                    .isFalse();
        }
        Moments.lengths(text, FRAME).forEach(length -> within(length.from(), length.to(), text));
        Numbers.in(text).forEach(amount -> within(amount.from(), amount.to(), text));
        Phones.in(text).forEach(phone -> within(phone.from(), phone.to(), text));
        Negations.in(text).forEach(negation -> within(negation.from(), negation.to(), text));
        Replies.in(text).ifPresent(reply -> assertThat(reply.score()).isBetween(0.0, 1.0));
        PersonNames.in(text, true, word -> false).ifPresent(name -> within(name.from(), name.to(), text));
    }

    private static void within(int from, int to, String text) {
        assertThat(from).isBetween(0, to - 1);
        assertThat(to).isLessThanOrEqualTo(text.length());
    }
}
