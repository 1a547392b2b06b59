package kz.jauap.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FoldedTest {

    record Said(List<String> texts) {}

    @Test
    void gives_back_what_was_folded() {
        Said said = new Said(List.of("Сұрақ", "\"вопрос\"", ""));
        assertThat(Folded.of(Said.class, said).value()).isEqualTo(said);
    }
}
