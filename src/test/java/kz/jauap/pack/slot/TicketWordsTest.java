package kz.jauap.pack.slot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.jauap.pack.Pack;
import kz.jauap.pack.PackReader;
import kz.jauap.pack.PackReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a request should tell, read in customers' words by nothing but the pack.
class TicketWordsTest {

    private static final LocalDateTime TUESDAY = LocalDateTime.parse("2026-11-24T12:00:00");
    private static final Pack REPAIR = repair("");

    /// The repair shop's pack, with more slots.
    private static Pack repair(String more) {
        try {
            Map<String, String> files = new TreeMap<>(PackReader.texts(Path.of("packs/demo-repair")));
            files.merge("ticket.yaml", more, String::concat);
            return switch (PackReader.read(files)) {
                case PackReading.Read(Pack pack) -> pack;
                case PackReading.Broken(var problems) -> throw new AssertionError(problems);
            };
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Told> read(Pack pack, String asked, String... texts) {
        List<Line> lines = new ArrayList<>();
        for (String text : texts) {
            lines.add(new Line(lines.size() + 1, text, asked, TUESDAY));
        }
        return TicketWords.read(pack, lines);
    }

    private static List<String> told(Pack pack, String asked, String... texts) {
        return read(pack, asked, texts).stream()
                .map(one -> one.slot() + "=" + one.value() + (one.sure() ? "" : "?"))
                .toList();
    }

    private static List<String> told(String... texts) {
        return told(REPAIR, "", texts);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "разбил экран на айфоне 13 | brand=apple, model=айфоне 13, fault=screen",
                "у самсунга а52 быстро садится аккум | brand=samsung, model=самсунга а52, fault=battery",
                "редми ноут не включается | brand=xiaomi, fault=power",
                "redmi note 10 pro, упал в воду | brand=xiaomi, model=redmi note 10 pro, fault=water",
                "айфон 11 экраны сынды, шұғыл | brand=apple, model=айфон 11, fault=screen, urgency=today",
                "iphone xr zavis na logotipe | brand=apple, model=iphone xr, fault=power",
                "14-й айфон, дисплей | brand=apple, model=14-й айфон, fault=screen",
                "Samsung s21 ultra суға түсті | brand=samsung, model=Samsung s21 ultra, fault=water",
            })
    void what_is_said_is_found_in_any_form_and_order(String text, String expected) {
        assertThat(told(text)).containsExactly(expected.split(", "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Здравствуйте! Вы до скольки сегодня работаете?",
                "Где вы находитесь, есть парковка?",
                "сколько ждать, если принесу завтра?",
                "экран целый, всё в порядке",
                "хочу наклеить защитное стекло",
                "телефон заряжается нормально",
                "Сәлеметсіз бе, мекенжайыңыз қайда?",
                "экран бүтін",
                "айтыңызшы, ертең жұмыс істейсіз бе",
            })
    void what_is_not_said_is_not_guessed(String text) {
        assertThat(told(text)).isEmpty();
    }

    @Test
    void the_evidence_is_the_words_at_their_place_in_their_message() {
        String second = "Ой, и звук пропал: меня не слышат. Модель: айфон 14 про";
        List<Told> told = read(REPAIR, "", "разбился экран", second);
        assertThat(told).allSatisfy(one -> {
            String text = one.line() == 1 ? "разбился экран" : second;
            assertThat(text.substring(one.from(), one.to())).isEqualTo(one.evidence());
        });
        assertThat(told).extracting(Told::evidence).contains("айфон 14 про", "экран", "не слышат");
    }

    @Test
    void several_values_hold_at_once_only_where_the_pack_says_so() {
        assertThat(told("экран и камера")).containsExactly("fault=screen", "fault=camera");
        assertThat(told("у меня айфон или самсунг")).containsExactly("brand=apple?", "brand=samsung?");
    }

    @Test
    void what_is_said_last_counts_and_what_is_not_sure_takes_nothing_away() {
        assertThat(told("айфон 12", "нет, айфон 13")).contains("model=айфон 13");
        assertThat(told(REPAIR, "model", "айфон 12", "какой-то старый")).contains("model=айфон 12");
    }

    @Test
    void a_bare_reply_is_understood_where_it_was_asked_for_and_only_there() {
        assertThat(told(REPAIR, "urgency", "сегодня")).containsExactly("urgency=today");
        assertThat(told("сегодня")).isEmpty();
        assertThat(told(REPAIR, "model", "13 про")).containsExactly("model=13 про");
        assertThat(told("13 про")).isEmpty();
    }

    @Test
    void a_reply_that_names_nothing_known_is_kept_as_not_sure_and_a_bare_yes_or_a_question_is_none() {
        assertThat(told(REPAIR, "fault", "искрит и пахнет")).containsExactly("fault=искрит и пахнет?");
        assertThat(told(REPAIR, "model", "да")).isEmpty();
        assertThat(told(REPAIR, "model", "не знаю")).isEmpty();
        assertThat(told(REPAIR, "model", "а зачем вам?")).isEmpty();
    }

    @Test
    void phones_days_things_of_the_price_list_and_own_words_are_read_as_such() {
        Pack more = repair("""
                  - {id: call, kind: phone, label: {ru: телефон, kk: телефон}}
                  - {id: visit, kind: day, label: {ru: день, kk: күні}}
                  - {id: work, kind: item, label: {ru: работа, kk: жұмыс}}
                  - {id: note, label: {ru: примечание, kk: ескерту}, ask: {ru: Что ещё важно, kk: Тағы не маңызды}}
                """);
        assertThat(told(more, "", "принесу завтра, звоните 8 701 555 22 33"))
                .containsExactly("call=+77015552233", "visit=2026-11-25");
        assertThat(told(more, "", "замена экрана iPhone 13")).contains("work=iphone-screen/13");
        assertThat(told(more, "", "экран айфона")).contains("work=iphone-screen");
        assertThat(told(more, "note", "пароль забыл")).containsExactly("note=пароль забыл");
        assertThat(told(more, "", "пароль забыл")).isEmpty();
    }

    @Test
    void a_pack_without_slots_reads_none() throws IOException {
        Map<String, String> files = new TreeMap<>(PackReader.texts(Path.of("packs/demo-repair")));
        files.remove("ticket.yaml");
        assertThat(PackReader.read(files))
                .isInstanceOfSatisfying(
                        PackReading.Read.class,
                        read -> assertThat(told(read.pack(), "", "разбил экран айфон 13"))
                                .isEmpty());
    }
}
