package kz.jauap.language.morphology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KazakhStemTest {

    private static String stem(String word) {
        return new Stems().of(word, Letters.plain(word), "kk");
    }

    private static void areOne(String words) {
        assertThat(Arrays.stream(words.split(" ")).map(KazakhStemTest::stem).distinct())
                .as(words)
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "бала балалар балаларға балаларымыздан балаға баламды",
                "үй үйге үйде үйден үйлер үйлерде үйіміз",
                "мекенжай мекенжайыңыз мекенжайымыз мекенжайы",
                "сағат сағатта сағатқа сағаттар сағаттан",
                "педикюр педикюрдің педикюрге педикюрмен",
                "баға бағасы бағалар бағалары бағаны бағадан",
                "қабат қабатта қабатқа қабаты"
            })
    void puts_stacked_endings_of_a_noun_together(String words) {
        areOne(words.replace("", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "жаз жазып жазыламын жазылуға жаздым жазбаймын",
                "істейсіз істейсіздер істеді істемейді істеу",
                "келді келеді келген келмейді келуге келсе келіңіз кел келе",
                "бер бересіз берген беріңіз бердім бермейді",
                "тап табады тапты тауып табылды",
                "оқы оқу оқыды оқиды оқып"
            })
    void puts_tenses_moods_and_voices_of_a_verb_together(String words) {
        areOne(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "кітап кітабы кітабым кітапқа кітаптар",
                "тырнақ тырнағы тырнағым тырнаққа",
                "жүрек жүрегі жүрегім жүректер",
                "мектеп мектебі мектепте мектептер"
            })
    void hears_voiced_consonants_at_the_end_of_a_root(String words) {
        areOne(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"мұрын мұрны мұрным", "ерін ерні ернім", "халық халқы халықтың", "қорық қорқады қорықпайды"})
    void knows_vowels_that_leave_a_root(String words) {
        areOne(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "администратор администраторға администраторлар администраторыңыз",
                "маникюр маникюрге маникюрдің маникюрден",
                "скидка скидкалар скидкасы скидканы",
                "ресепшн ресепшнге ресепшнде"
            })
    void takes_kazakh_endings_off_borrowed_words(String words) {
        areOne(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "тұрады турады",
                "мекенжайыңыз мекенжайыныз",
                "қабатта кабатта",
                "үйлерде уйлерде",
                "білім билим білімі билими"
            })
    void reads_words_typed_without_kazakh_letters(String words) {
        areOne(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"мен маған мені менің", "ол оған оны одан", "бұл мұны мұнда мұндай", "бол болады болған боп"})
    void knows_closed_words(String words) {
        areOne(words);
    }

    @ParameterizedTest
    @CsvSource({
        "баға,бақ",
        "бала,бал",
        "қала,қалады",
        "шаш,шаштараз",
        "жұмыс,жұмыртқа",
        "тіс,тіл",
        "сағат,сақ",
        "екі,егіз",
        "қас,қасық",
        "күн,күнә"
    })
    void keeps_different_words_apart(String one, String other) {
        assertThat(stem(one)).isNotEqualTo(stem(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ат", "ит", "су", "қол", "бас", "нан", "ал", "о", "ә", "ыыы", "ққ"})
    void leaves_short_words_whole(String word) {
        assertThat(stem(word)).isNotEmpty();
        assertThat(stem(word)).hasSizeGreaterThanOrEqualTo(Math.min(2, word.length()));
    }
}
