package kz.jauap.pack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.jauap.language.Edits;
import kz.jauap.pack.PackReading.Problem;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// A part of a YAML file read key by key. Every scalar is text, whatever it looks like (`no`, `9:00`). What is missing,
/// misspelt or of the wrong shape becomes a [Problem] with its line, and reading goes on.
public final class Section {

    private static final int MOST_SLIPS = 3;

    private final String file;
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();
    private final List<Problem> problems;

    Section(String file, Node node, List<Problem> problems) {
        this.file = file;
        this.line = lineOf(node);
        this.problems = problems;
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::add);
        } else {
            problem(line, "`key: value` lines were expected here", "see docs/packs.md for the shape of this file");
        }
    }

    /// The whole of a file; nothing when it is no YAML or empty, which is then among the problems.
    public static Optional<Section> parse(String file, String text, List<Problem> problems) {
        try {
            Optional<Node> node =
                    new Compose(LoadSettings.builder().setLabel(file).build()).composeString(text);
            if (node.isEmpty()) {
                problems.add(new Problem(
                        file, 0, "the file is empty", "write its content or, if it may be missing, remove it"));
            }
            return node.map(root -> new Section(file, root, problems));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            problems.add(new Problem(
                    file,
                    line,
                    "this is not YAML: " + e.getProblem(),
                    text.contains("\t")
                            ? "replace tabs by spaces"
                            : "check indentation, and put texts with `: ` in quotes"));
        } catch (YamlEngineException e) {
            problems.add(
                    new Problem(file, 0, "this is not YAML: " + e.getMessage(), "check the file with a YAML editor"));
        }
        return Optional.empty();
    }

    private void add(NodeTuple pair) {
        if (!(pair.getKeyNode() instanceof ScalarNode scalar)) {
            problem(lineOf(pair.getKeyNode()), "a key must be a word", "write `word: value`");
            return;
        }
        String key = scalar.getValue();
        if (values.put(key, pair.getValueNode()) != null) {
            problem(lineOf(scalar), "`" + key + "` stands here twice", "keep one of the two");
        }
        lines.put(key, lineOf(scalar));
    }

    public int line() {
        return line;
    }

    public Set<String> keys() {
        return Set.copyOf(values.keySet());
    }

    /// Required text; "" after reporting that it is missing.
    public String text(String key) {
        Optional<String> text = optionalText(key);
        if (text.isEmpty() && !values.containsKey(key)) {
            problem(line, "`" + key + "` is missing", "add `" + key + ": …`");
        }
        return text.orElse("");
    }

    public Optional<String> optionalText(String key) {
        used.add(key);
        return Optional.ofNullable(values.get(key)).flatMap(node -> scalar(node, key));
    }

    /// One text or a list of texts; empty when the key is not there.
    public List<String> texts(String key) {
        used.add(key);
        Node node = values.get(key);
        if (node == null) {
            return List.of();
        }
        List<Node> items = node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
        return items.stream().flatMap(item -> scalar(item, key).stream()).toList();
    }

    public List<Section> list(String key) {
        used.add(key);
        Node node = values.get(key);
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof SequenceNode sequence)) {
            problem(lineOf(node), "`" + key + "` must be a list", "start each entry with `- `");
            return List.of();
        }
        List<Section> sections = new ArrayList<>();
        sequence.getValue().forEach(item -> sections.add(new Section(file, item, problems)));
        return sections;
    }

    public Optional<Section> section(String key) {
        used.add(key);
        return Optional.ofNullable(values.get(key)).map(node -> new Section(file, node, problems));
    }

    public int lineOf(String key) {
        return lines.getOrDefault(key, line);
    }

    public void problem(int where, String what, String advice) {
        problems.add(new Problem(file, where, what, advice));
    }

    Problem at(int where, String what, String advice) {
        return new Problem(file, where, what, advice);
    }

    /// Reports keys nobody asked for; call when all are read.
    public void done() {
        for (String key : values.keySet()) {
            if (!used.contains(key)) {
                problem(
                        lineOf(key),
                        "`" + key + "` means nothing here",
                        hint(key, unused()) + "known here: " + String.join(", ", sorted())
                                + "; a text with a comma inside { } goes in quotes");
            }
        }
    }

    /// `did you mean `this`? `: the known word that differs by few slips, or nothing.
    static String hint(String written, Collection<String> known) {
        int most = Math.min(MOST_SLIPS, Math.max(1, written.length() / 2));
        return known.stream()
                .filter(word -> Edits.between(written, word, most) <= most)
                .min(Comparator.comparingInt(word -> Edits.between(written, word, most)))
                .map(word -> "did you mean `" + word + "`? ")
                .orElse("");
    }

    /// Known keys that are not there.
    private List<String> unused() {
        return used.stream().filter(one -> !values.containsKey(one)).toList();
    }

    private List<String> sorted() {
        return used.stream().sorted().toList();
    }

    private Optional<String> scalar(Node node, String key) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return Optional.of(scalar.getValue().strip());
        }
        if (node instanceof ScalarNode) {
            problem(lineOf(node), "`" + key + "` is empty", "write a text after the colon or leave the line out");
        } else {
            problem(
                    lineOf(node),
                    "`" + key + "` must be a text, but reads as a structure",
                    "a text with `: ` or starting with `[`, `{` or `- ` goes in quotes");
        }
        return Optional.empty();
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }
}
