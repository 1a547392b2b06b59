package kz.jauap.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import kz.jauap.pack.PackReading.Problem;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads a pack from a folder or from its files' texts, whole or not at all: either every file is understood, or the
/// problems come back with file, line and advice.
public final class PackReader {

    private static final String COMMON = "common-phrases.yaml";
    static final List<String> FILES =
            List.of("profile.yaml", "services.yaml", "facts.yaml", "policies.yaml", "phrases.yaml");
    private static final int VERSION_LETTERS = 16;

    private final Map<String, String> files;
    private final Draft draft = new Draft();

    private PackReader(Map<String, String> files) {
        this.files = files;
    }

    /// Reads the `.yaml` files of a folder.
    public static PackReading read(Path folder) {
        try {
            return read(texts(folder));
        } catch (IOException | UncheckedIOException e) {
            return new PackReading.Broken(List.of(
                    new Problem(folder.toString(), 0, "the folder cannot be read", "check that it is there: " + e)));
        }
    }

    /// The texts of a folder's `.yaml` files by name: what is kept of a pack in the database.
    public static Map<String, String> texts(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.filter(p -> p.toString().endsWith(".yaml")).toList()) {
                texts.put(path.getFileName().toString(), Files.readString(path));
            }
        }
        return texts;
    }

    /// @param files text by file name
    public static PackReading read(Map<String, String> files) {
        return new PackReader(files).read();
    }

    private PackReading read() {
        files.keySet().stream()
                .filter(name -> !FILES.contains(name))
                .sorted()
                .forEach(name -> problem(name, 0, "no such file belongs to a pack", "the files are " + FILES));
        WordsFiles words = new WordsFiles(draft);
        Map<Template, Wording> templates = WordsFiles.noTemplates();
        parse(COMMON, common()).ifPresent(section -> words.phrases(section, templates));
        Optional<Profile> profile = required("profile.yaml", new ProfileFile(draft)::read);
        Optional<List<ServiceCard>> services = required("services.yaml", new ServicesFile(draft)::read);
        Optional<List<Pack.Fact>> facts = required("facts.yaml", words::facts);
        Optional<List<Pack.Policy>> policies = required("policies.yaml", words::policies);
        optional("phrases.yaml").ifPresent(section -> words.phrases(section, templates));
        if (!draft.problems.isEmpty() || profile.isEmpty()) {
            return new PackReading.Broken(draft.problems);
        }
        Pack.Contents contents = new Pack.Contents(
                profile.get(),
                List.copyOf(services.orElse(List.of())),
                List.copyOf(facts.orElse(List.of())),
                List.copyOf(policies.orElse(List.of())),
                Map.copyOf(templates));
        return new PackReading.Read(new Pack(version(), contents, draft.vocabulary.build()));
    }

    private <T> Optional<T> required(String file, Function<Section, T> reader) {
        if (!files.containsKey(file)) {
            problem(file, 0, "the file is missing", "every pack has it; see docs/packs.md");
        }
        return optional(file).map(reader);
    }

    private Optional<Section> optional(String file) {
        return Optional.ofNullable(files.get(file)).flatMap(text -> parse(file, text));
    }

    private Optional<Section> parse(String file, String text) {
        try {
            Optional<Node> node =
                    new Compose(LoadSettings.builder().setLabel(file).build()).composeString(text);
            if (node.isEmpty()) {
                problem(file, 0, "the file is empty", "write its content or, if it may be missing, remove it");
            }
            return node.map(root -> new Section(file, root, draft.problems));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            problem(
                    file,
                    line,
                    "this is not YAML: " + e.getProblem(),
                    "check indentation, and put texts with `: ` in quotes");
        } catch (YamlEngineException e) {
            problem(file, 0, "this is not YAML: " + e.getMessage(), "check the file with a YAML editor");
        }
        return Optional.empty();
    }

    private void problem(String file, int line, String what, String advice) {
        draft.problems.add(new Problem(file, line, what, advice));
    }

    private String version() {
        MessageDigest digest = sha256();
        digest.update(common().getBytes(StandardCharsets.UTF_8));
        new TreeMap<>(files).forEach((name, text) -> {
            digest.update((byte) 0);
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(text.getBytes(StandardCharsets.UTF_8));
        });
        return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_LETTERS);
    }

    private static String common() {
        try (InputStream in = Objects.requireNonNull(PackReader.class.getResourceAsStream(COMMON), COMMON)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the common phrases cannot be read", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
