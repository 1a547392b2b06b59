package kz.jauap.language.person;

import java.util.List;
import kz.jauap.language.expression.Tables;

/// Endings by which a word is a verb rather than a name, from the table `verbs.txt`.
final class VerbEndings {

    private static final List<String> ENDINGS = Tables.lines(VerbEndings.class, "verbs.txt").stream()
            .flatMap(line -> List.of(line.split(" ")).stream())
            .toList();
    private static final int SHORTEST_STEM = 2;

    private VerbEndings() {}

    static boolean looksLikeVerb(String folded) {
        return ENDINGS.stream()
                .anyMatch(ending -> folded.length() >= ending.length() + SHORTEST_STEM && folded.endsWith(ending));
    }
}
