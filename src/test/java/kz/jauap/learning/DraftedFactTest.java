package kz.jauap.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import kz.jauap.learning.Topic.Said;
import kz.jauap.pack.PackReader;
import kz.jauap.pack.PackReading;
import org.junit.jupiter.api.Test;

/// A topic drafted as a fact is an entry of a pack once its answer is filled in.
class DraftedFactTest {

    private static final Topic TOPIC = new Topic(
            new UUID(0, 0x1a2b3c4dL),
            4,
            3,
            Instant.EPOCH,
            Instant.EPOCH,
            Topic.State.OPEN,
            List.of(
                    new Said("ru", "есть ли у вас \"зарядка\": для электромобиля, 22 кВт?"),
                    new Said("ru", "для электромобиля 22 кВт зарядка есть ли у вас"),
                    new Said("kk", "электромобиль зарядтауға бола ма"),
                    new Said("en", "is there a charger {service}")));

    private static Map<String, String> salon() throws IOException {
        Map<String, String> files = new TreeMap<>();
        Path folder = Path.of("packs/demo-salon");
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }

    @Test
    void its_answer_filled_in_it_is_a_fact_of_the_pack() throws IOException {
        String draft = DraftedFact.yaml(TOPIC, List.of("ru", "kk"));
        Map<String, String> files = salon();
        files.merge(
                "facts.yaml",
                draft.replace(": \"\"", ": \"Есть: во дворе.\""),
                (facts, more) -> facts.stripTrailing() + "\n" + more);
        PackReading reading = PackReader.read(files);
        assertThat(reading).isInstanceOf(PackReading.Read.class);
        assertThat(((PackReading.Read) reading)
                        .pack()
                        .fact("question-1a2b3c4d")
                        .orElseThrow()
                        .topic())
                .isEqualTo("learned");
    }

    @Test
    void until_then_the_pack_is_refused() throws IOException {
        Map<String, String> files = salon();
        files.merge(
                "facts.yaml",
                DraftedFact.yaml(TOPIC, List.of("ru", "kk")),
                (facts, more) -> facts.stripTrailing() + "\n" + more);
        assertThat(PackReader.read(files)).isInstanceOf(PackReading.Broken.class);
    }

    @Test
    void each_wording_stands_once_under_its_language() {
        assertThat(DraftedFact.samples(TOPIC, "ru", List.of("ru", "kk")))
                .containsExactly("есть ли у вас \"зарядка\": для электромобиля, 22 кВт?", "is there a charger service");
        assertThat(DraftedFact.samples(TOPIC, "kk", List.of("ru", "kk")))
                .containsExactly("электромобиль зарядтауға бола ма");
    }
}
