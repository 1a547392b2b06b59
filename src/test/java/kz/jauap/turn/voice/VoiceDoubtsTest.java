package kz.jauap.turn.voice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VoiceDoubtsTest {

    @ParameterizedTest
    @ValueSource(strings = {"Сколько стоит педикюр", "Маникюр қанша тұрады?", "Запишите меня на завтра в 14:00"})
    void a_sentence_is_believed(String words) {
        assertThat(VoiceDoubts.isDoubtful(words, 5, true, false)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"да", "Иә", "жоқ", "Нет.", "ок"})
    void a_bare_yes_or_no_is_believed_only_when_we_had_asked(String words) {
        assertThat(VoiceDoubts.isDoubtful(words, 1, true, true)).isFalse();
        assertThat(VoiceDoubts.isDoubtful(words, 1, true, false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"пед", "а?", "5 5 5 0 1", "…", "♪ ♪ ♪ муз"})
    void few_letters_and_other_signs_are_doubted(String words) {
        assertThat(VoiceDoubts.isDoubtful(words, 3, true, true)).isTrue();
    }

    @Test
    void a_long_message_of_two_words_is_doubted() {
        assertThat(VoiceDoubts.isDoubtful("Продолжение следует", 7, true, false))
                .isTrue();
        assertThat(VoiceDoubts.isDoubtful("Продолжение следует", 6, true, false))
                .isFalse();
    }

    @Test
    void what_the_model_doubts_is_doubted_even_when_we_had_asked() {
        assertThat(VoiceDoubts.isDoubtful("да", 1, false, true)).isTrue();
        assertThat(VoiceDoubts.isDoubtful("Сколько стоит педикюр", 4, false, false))
                .isTrue();
    }
}
