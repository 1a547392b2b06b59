package kz.jauap.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Messages of a channel that names none are known by their words, and what is lost or doubled shows.
class RecognitionTest {

    private static List<String> marks(String... heard) throws IOException {
        try (SmppMessenger smpp = new SmppMessenger()) {
            Chat chat = smpp.chat("chaos_one", 7, List.of("a", "b", "a", "a"));
            List<Evidence.Line> stored = new ArrayList<>();
            for (String text : heard) {
                stored.add(Evidence.Line.heard(stored.size() + 1, chat.address() + ":name of " + text, "t"));
            }
            stored.add(Evidence.Line.spoken(stored.size() + 1, "k1", "t", true));
            Map<String, List<Evidence.Line>> known = Recognition.of(
                    List.of(chat),
                    List.of(smpp),
                    Map.of(chat.address(), stored),
                    Map.of(chat.address(), List.of(heard)));
            List<Evidence.Line> lines = Objects.requireNonNull(known.get(chat.address()));
            assertThat(lines).hasSize(heard.length + 1);
            assertThat(lines.getLast().key()).isEqualTo("k1");
            return lines.stream()
                    .map(Evidence.Line::mark)
                    .filter(mark -> !mark.isEmpty())
                    .map(mark -> mark.replace(chat.address() + ":", ""))
                    .toList();
        }
    }

    @Test
    void words_in_their_order_are_what_was_said() throws IOException {
        assertThat(marks("a", "b", "a", "a!")).containsExactly("0", "1", "2", "3");
    }

    @Test
    void a_message_that_is_missing_or_stored_twice_shows_in_the_marks() throws IOException {
        assertThat(marks("a", "a", "a!")).containsExactly("0", "2", "3");
        assertThat(marks("a", "b", "b", "a", "a!")).containsExactly("0", "1", "1", "2", "3");
    }
}
