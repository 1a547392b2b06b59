package kz.jauap.language.morphology;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A tree of word endings, read letter by letter from the end of a word. Each branch holds the endings that
/// begin there.
final class Tails<E> {

    private static final char FIRST = 'а';
    private static final int LETTERS = 'ӿ' - FIRST + 1;

    private final List<E> endings = new ArrayList<>();
    private @Nullable Tails<E> @Nullable [] next;

    void add(String text, E ending) {
        Tails<E> branch = this;
        for (int i = text.length() - 1; i >= 0; i--) {
            branch = branch.grown(text.charAt(i));
        }
        branch.endings.add(ending);
    }

    @Nullable
    Tails<E> at(char c) {
        int index = c - FIRST;
        return next != null && index >= 0 && index < LETTERS ? next[index] : null;
    }

    List<E> endings() {
        return endings;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Tails<E> grown(char c) {
        if (next == null) {
            next = new Tails[LETTERS];
        }
        Tails<E> branch = next[c - FIRST];
        if (branch == null) {
            branch = new Tails<>();
            next[c - FIRST] = branch;
        }
        return branch;
    }
}
