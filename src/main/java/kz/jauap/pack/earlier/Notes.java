package kz.jauap.pack.earlier;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import kz.jauap.pack.PackReading.Problem;
import org.snakeyaml.engine.v2.nodes.Node;

/// What is to be told about an import, and which parts of its files have been looked at.
final class Notes {

    final List<Problem> notes = new ArrayList<>();
    final List<Problem> problems = new ArrayList<>();
    private final Set<Node> used = Collections.newSetFromMap(new IdentityHashMap<>());

    void use(Node node) {
        used.add(node);
    }

    boolean isUsed(Node node) {
        return used.contains(node);
    }

    /// Something that is not carried over as it stands.
    void note(Tree where, String what, String advice) {
        notes.add(new Problem(where.file(), where.line(), what, advice));
    }

    /// Something without which there is no pack.
    void problem(Tree where, String what, String advice) {
        problems.add(new Problem(where.file(), where.line(), what, advice));
    }
}
