package kz.jauap.knowledge.meaning;

import java.util.List;
import kz.jauap.knowledge.Passage;
import kz.jauap.knowledge.Sentences;

/// The sentences of a passage: what a vector is made of, and what is quoted. Their places are those of the vectors.
public final class Statements {

    private Statements() {}

    /// As they stand there.
    public static List<String> of(String text) {
        return text.lines().flatMap(block -> Sentences.of(block).stream()).toList();
    }

    /// As they are made vectors of: below their heading, which often says what they are about.
    static List<String> told(Passage passage) {
        String above = passage.heading().isEmpty() ? "" : passage.heading() + ". ";
        return of(passage.text()).stream().map(one -> above + one).toList();
    }
}
