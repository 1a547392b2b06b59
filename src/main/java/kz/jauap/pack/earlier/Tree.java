package kz.jauap.pack.earlier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.jauap.pack.PackReading.Problem;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// A place in a file of any shape, there or not. Every scalar is text as it was written; what a colon has made a
/// structure of reads as the text it was meant to be, and is noted.
final class Tree {

    private final String file;
    private final int line;
    private final @Nullable Node node;
    private final Notes notes;

    private Tree(String file, int line, @Nullable Node node, Notes notes) {
        this.file = file;
        this.line = line;
        this.node = node;
        this.notes = notes;
    }

    /// The whole of a file; nothing when it is no YAML, which is then among the problems.
    static Optional<Tree> parse(String file, String text, Notes notes) {
        try {
            return new Compose(LoadSettings.builder().setLabel(file).build())
                    .composeString(text)
                    .map(root -> new Tree(file, 1, root, notes));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            String advice = text.contains("\t")
                    ? "replace tabs by spaces"
                    : "put a text with `: ` in it, or one that begins with a sign, in quotes";
            notes.problems.add(new Problem(file, line, "this is not YAML: " + e.getProblem(), advice));
        } catch (YamlEngineException e) {
            notes.problems.add(
                    new Problem(file, 0, "this is not YAML: " + e.getMessage(), "check it with a YAML editor"));
        }
        return Optional.empty();
    }

    String file() {
        return file;
    }

    int line() {
        return line;
    }

    boolean isThere() {
        return node != null && !(node instanceof ScalarNode scalar && isNothing(scalar));
    }

    boolean isMapping() {
        return node instanceof MappingNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    private static boolean isNothing(ScalarNode scalar) {
        String value = scalar.getValue().strip();
        return value.isEmpty() || scalar.isPlain() && (value.equals("~") || value.equals("null"));
    }

    /// What stands under a path of keys, with dots between.
    Tree at(String path) {
        Tree at = this;
        for (String key : path.split("\\.")) {
            at = at.child(key);
        }
        return at;
    }

    private Tree child(String key) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple pair : mapping.getValue()) {
                if (pair.getKeyNode() instanceof ScalarNode scalar
                        && scalar.getValue().equals(key)) {
                    return new Tree(file, lineOf(scalar), pair.getValueNode(), notes);
                }
            }
        }
        return new Tree(file, line, null, notes);
    }

    /// What stands under each key, in order.
    Map<String, Tree> entries() {
        Map<String, Tree> entries = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple pair : mapping.getValue()) {
                if (pair.getKeyNode() instanceof ScalarNode scalar) {
                    Tree child = new Tree(file, lineOf(scalar), pair.getValueNode(), notes);
                    if (entries.put(scalar.getValue(), child) != null) {
                        notes.note(child, "`" + scalar.getValue() + "` stands here twice", "the last one was taken");
                    }
                }
            }
        }
        return entries;
    }

    /// The entries of a list; of one thing, itself; of nothing, none.
    List<Tree> list() {
        if (node instanceof SequenceNode sequence) {
            notes.use(sequence);
            return sequence.getValue().stream()
                    .map(item -> new Tree(file, lineOf(item), item, notes))
                    .toList();
        }
        return isThere() ? List.of(this) : List.of();
    }

    /// The text that stands here, "" for none.
    String text() {
        if (node == null) {
            return "";
        }
        notes.use(node);
        if (node instanceof ScalarNode scalar) {
            return isNothing(scalar) ? "" : scalar.getValue().strip();
        }
        String meant = broken(node);
        if (meant.isEmpty()) {
            notes.note(this, "a text was expected here", "write one, in quotes if it has signs of YAML in it");
        } else {
            notes.note(this, "a colon made a structure of a text", "it was read as: " + meant);
        }
        return meant;
    }

    /// "What matters: colour or length?" without quotes is a key and its value.
    private static String broken(Node node) {
        if (node instanceof MappingNode mapping
                && mapping.getValue().size() == 1
                && mapping.getValue().getFirst().getKeyNode() instanceof ScalarNode key
                && mapping.getValue().getFirst().getValueNode() instanceof ScalarNode value) {
            return (key.getValue() + ": " + value.getValue()).strip();
        }
        return "";
    }

    /// All texts of a list, without the empty ones.
    List<String> texts() {
        return list().stream().map(Tree::text).filter(text -> !text.isEmpty()).toList();
    }

    /// Texts that stand anywhere below, in order.
    List<String> allTexts() {
        if (node instanceof MappingNode) {
            return entries().values().stream()
                    .flatMap(one -> one.allTexts().stream())
                    .toList();
        }
        return node instanceof SequenceNode
                ? list().stream().flatMap(one -> one.allTexts().stream()).toList()
                : texts();
    }

    /// Takes everything below as looked at.
    void ignore() {
        if (node != null) {
            notes.use(node);
        }
        below().forEach(Tree::ignore);
    }

    private List<Tree> below() {
        return node instanceof MappingNode
                ? List.copyOf(entries().values())
                : node instanceof SequenceNode sequence
                        ? sequence.getValue().stream()
                                .map(one -> new Tree(file, lineOf(one), one, notes))
                                .toList()
                        : List.of();
    }

    private boolean isTouched() {
        return node == null || notes.isUsed(node) || below().stream().anyMatch(Tree::isTouched);
    }

    /// The highest places nobody has looked at, by their path.
    Map<String, Tree> leftOver(String path) {
        Map<String, Tree> left = new LinkedHashMap<>();
        if (!isTouched()) {
            left.put(path, this);
        } else if (node instanceof MappingNode) {
            entries().forEach((key, child) -> left.putAll(child.leftOver(path.isEmpty() ? key : path + "." + key)));
        } else if (node instanceof SequenceNode) {
            List<Tree> items = below();
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i).isMapping()) {
                    left.putAll(items.get(i).leftOver(path + "[" + (i + 1) + "]"));
                }
            }
        }
        return left;
    }

    /// The same as maps, lists and texts.
    Object plain() {
        if (node instanceof MappingNode) {
            Map<String, Object> map = new LinkedHashMap<>();
            entries().forEach((key, child) -> map.put(key, child.plain()));
            return map;
        }
        return node instanceof SequenceNode
                ? new ArrayList<>(list().stream().map(Tree::plain).toList())
                : text();
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }
}
