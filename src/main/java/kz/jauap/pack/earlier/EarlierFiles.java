package kz.jauap.pack.earlier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Files of the earlier format, told apart by what stands in them: facts, phrases, cases.
final class EarlierFiles {

    private static final List<String> OF_FACTS = List.of("salon", "services_catalog", "price_list");
    private static final List<String> OF_CASES = List.of("eval_cases", "cases");
    private static final String DOMAIN = "domain_pack";
    private static final String CLIENT = "client_pack";
    private static final String OF_PHRASES = "_intents";

    final List<Tree> facts = new ArrayList<>();
    final List<Tree> domains = new ArrayList<>();
    final List<Tree> phrases = new ArrayList<>();
    final List<Tree> cases = new ArrayList<>();

    private final Notes notes;

    private EarlierFiles(Notes notes) {
        this.notes = notes;
    }

    /// @param texts by file name
    static EarlierFiles of(Map<String, String> texts, Notes notes) {
        EarlierFiles files = new EarlierFiles(notes);
        new TreeMap<>(texts)
                .forEach((name, text) -> Tree.parse(name, text, notes).ifPresent(files::sort));
        return files;
    }

    private void sort(Tree root) {
        boolean known = false;
        if (hasAny(root, OF_FACTS)) {
            facts.add(root);
            known = true;
        } else if (root.at(CLIENT).isThere()) {
            facts.add(root.at(CLIENT));
            known = true;
        }
        if (root.at(DOMAIN).isThere()) {
            domains.add(root.at(DOMAIN));
            known = true;
        }
        for (String key : OF_CASES) {
            if (root.at(key).isThere()) {
                cases.add(root.at(key));
                known = true;
            }
        }
        for (Map.Entry<String, Tree> entry : root.entries().entrySet()) {
            if (entry.getKey().endsWith(OF_PHRASES)) {
                phrases.add(entry.getValue());
                known = true;
            }
        }
        if (!known) {
            notes.note(
                    root,
                    "this is no file of facts, phrases or cases of the earlier format",
                    "it was left alone; what customers ask of it belongs into facts.yaml");
        }
    }

    private static boolean hasAny(Tree root, List<String> keys) {
        return keys.stream().anyMatch(key -> root.at(key).isThere());
    }
}
