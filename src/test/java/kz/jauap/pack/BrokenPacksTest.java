package kz.jauap.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import kz.jauap.pack.PackReading.Problem;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Packs with one defect each, made of a healthy one by a patch: `src/test/resources/packs/broken.yaml`.
class BrokenPacksTest {

    private static final Path HEALTHY = Path.of("src/test/resources/packs/guest-house");
    private static final Path PATCHES = Path.of("src/test/resources/packs/broken.yaml");

    @TestFactory
    Stream<DynamicTest> each_defect_is_told_with_file_line_and_cure() throws IOException {
        List<?> patches = (List<?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(PATCHES));
        assertThat(patches).hasSizeGreaterThanOrEqualTo(60);
        return patches.stream()
                .map(patch -> (Map<?, ?>) patch)
                .map(patch -> DynamicTest.dynamicTest(word(patch, "of"), () -> isTold(patch)));
    }

    private static void isTold(Map<?, ?> patch) throws IOException {
        Map<String, String> files = patched(patch);
        List<Problem> told = patch.containsKey("remark") ? PackReader.remarks(files) : problems(files);
        assertThat(told).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo(word(patch, "file"));
            assertThat(problem.what()).contains(word(patch, "says"));
            assertThat(problem.advice()).contains(word(patch, "cure"));
            if (patch.get("line") instanceof Integer line) {
                assertThat(problem.line()).isEqualTo(line);
            }
        });
    }

    static Map<String, String> patched(Map<?, ?> patch) throws IOException {
        Map<String, String> files = new TreeMap<>(PackReader.texts(HEALTHY));
        String file = word(patch, "file");
        String text = files.getOrDefault(file, "");
        if (patch.containsKey("remove")) {
            files.remove(file);
        } else if (patch.containsKey("whole")) {
            files.put(file, word(patch, "whole"));
        } else if (patch.containsKey("long")) {
            files.put(file, text + "# long\n".repeat(200_000));
        } else if (patch.containsKey("long-text")) {
            files.put(file, text.replace(word(patch, "long-text"), "очень долго ".repeat(400)));
        } else if (patch.containsKey("drop")) {
            files.put(file, word(patch, "by") + "\n");
        } else {
            files.put(file, replaced(text, patch));
        }
        if (patch.get("also") instanceof Map<?, ?> more) {
            files.put(file, replaced(files.getOrDefault(file, ""), more));
        }
        return files;
    }

    private static String replaced(String text, Map<?, ?> patch) {
        assertThat(text).contains(word(patch, "put"));
        int at = text.indexOf(word(patch, "put"));
        return text.substring(0, at)
                + word(patch, "by")
                + text.substring(at + word(patch, "put").length());
    }

    private static String word(Map<?, ?> patch, String key) {
        return Objects.requireNonNull(patch.get(key), key).toString();
    }

    private static List<Problem> problems(Map<String, String> files) {
        return switch (PackReader.read(files)) {
            case PackReading.Read read -> List.of();
            case PackReading.Broken broken -> broken.problems();
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "packs/demo-salon",
                "packs/demo-school",
                "packs/demo-repair",
                "src/test/resources/packs/guest-house"
            })
    void nothing_is_wrong_with_healthy_packs(String folder) throws IOException {
        Map<String, String> files = PackReader.texts(Path.of(folder));
        assertThat(problems(files)).isEmpty();
        assertThat(PackReader.remarks(files)).isEmpty();
    }

    @Test
    void a_file_in_another_encoding_is_told_by_its_line(@TempDir Path folder) throws IOException {
        copy(folder);
        Path facts = folder.resolve("facts.yaml");
        Files.write(facts, Files.readString(facts).getBytes(Charset.forName("windows-1251")));
        assertThat(problems(PackReader.texts(folder)))
                .anySatisfy(
                        problem -> assertThat(problem.toString()).startsWith("facts.yaml:3: the file is not UTF-8"));
    }

    @Test
    void a_file_that_begins_with_the_mark_of_byte_order_is_read_all_the_same(@TempDir Path folder) throws IOException {
        copy(folder);
        Path facts = folder.resolve("facts.yaml");
        Files.writeString(facts, "\uFEFF" + Files.readString(facts));
        assertThat(problems(PackReader.texts(folder))).isEmpty();
    }

    @Test
    void a_link_out_of_the_folder_is_not_followed(@TempDir Path folder, @TempDir Path elsewhere) throws IOException {
        copy(folder);
        Files.writeString(elsewhere.resolve("secret.yaml"), "secret: word");
        Files.createSymbolicLink(folder.resolve("phrases.yaml"), elsewhere.resolve("secret.yaml"));
        assertThat(PackReader.read(folder))
                .isInstanceOfSatisfying(
                        PackReading.Broken.class,
                        broken -> assertThat(broken.problems().toString())
                                .contains("leads out of the folder")
                                .doesNotContain("word"));
    }

    private static void copy(Path folder) throws IOException {
        for (Map.Entry<String, String> file :
                new ArrayList<>(PackReader.texts(HEALTHY).entrySet())) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }
}
