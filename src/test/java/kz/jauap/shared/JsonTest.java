package kz.jauap.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class JsonTest {

    private record Note(String text) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Сәлем, \"қалайсыз\"? \\",
                "nul \u0000 and \u001f",
                "😀 paired",
                "\ud83d alone",
                "\ude00\ud83d"
            })
    void any_text_comes_back_as_it_was_from_text_and_from_bytes(String text) {
        assertThat(Json.read(Json.write(new Note(text)), Note.class)).isEqualTo(new Note(text));
        assertThat(Json.tree(Json.bytes(new Note(text))).path("text").asString())
                .isEqualTo(text);
        assertThat(Json.read(new String(Json.bytes(new Note(text)), StandardCharsets.UTF_8), Note.class))
                .isEqualTo(new Note(text));
    }

    @Test
    void bytes_that_are_no_letter_are_read_as_the_mark_of_such() {
        byte[] broken = {'{', '"', 't', 'e', 'x', 't', '"', ':', '"', (byte) 0xd0, '"', '}'};

        assertThat(Json.tree(broken).path("text").asString()).isEqualTo("\ufffd");
    }

    @Test
    void nothing_is_missing_and_half_of_something_is_no_json() {
        assertThat(Json.tree(" \n".getBytes(StandardCharsets.UTF_8)).isMissingNode())
                .isTrue();
        assertThatThrownBy(() -> Json.tree("{\"a\":".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(JacksonException.class);
    }
}
