package kz.jauap.pack.earlier;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.jauap.pack.PackReader;
import kz.jauap.pack.PackReading;
import kz.jauap.pack.PackReading.Problem;

/// Makes a pack of files of the earlier format. Either all of them can be read and the pack is fit for use, or nothing
/// is made and the reasons are told.
public final class EarlierPack {

    private static final String TESTS = "tests/earlier.yaml";

    private final Format format = Format.load();
    private final Notes notes = new Notes();
    private final Heard heard = new Heard();

    private EarlierPack() {}

    /// @param texts of the files by name
    /// @param pack what it is to be called
    public static Import read(Map<String, String> texts, String pack) {
        return new EarlierPack().carry(texts, pack);
    }

    private Import carry(Map<String, String> texts, String pack) {
        EarlierFiles files = EarlierFiles.of(texts, notes);
        if (!notes.problems.isEmpty()) {
            return new Import.Refused(notes.problems);
        }
        if (files.facts.size() != 1) {
            return new Import.Refused(List.of(new Problem(
                    String.join(", ", texts.keySet()),
                    0,
                    files.facts.size() + " files hold facts of a business",
                    "name exactly one file with `salon:`, `services_catalog:` and `price_list:`")));
        }
        Tree facts = files.facts.getFirst();
        Map<String, String> carried = files(facts, files, pack);
        leftOver(facts);
        files.domains.forEach(this::leftOver);
        if (!notes.problems.isEmpty()) {
            return new Import.Refused(notes.problems);
        }
        return switch (PackReader.read(carried)) {
            case PackReading.Read fit -> new Import.Carried(carried, notes.notes);
            case PackReading.Broken(var problems) -> new Import.Refused(problems);
        };
    }

    private Map<String, String> files(Tree facts, EarlierFiles files, String pack) {
        CarriedPhrases phrases = new CarriedPhrases(format, heard, notes);
        phrases.hear(files);
        CarriedFacts entries = new CarriedFacts(format, heard);
        CarriedExtras extras = new CarriedExtras(format, notes);
        Tree domain = files.domains.isEmpty() ? facts.at("domain_pack") : files.domains.getFirst();
        Map<String, String> carried = new TreeMap<>();
        put(carried, "profile.yaml", "Who we are and where.", new CarriedProfile(format, notes).of(facts, pack));
        put(
                carried,
                "services.yaml",
                "What we do and what it costs.",
                new CarriedServices(format, notes).of(facts, domain));
        put(carried, "policies.yaml", "What only a person handles.", entries.policies(facts));
        put(carried, "facts.yaml", "What else we vouch for.", entries.facts(facts));
        put(carried, "promotions.yaml", "What is cheaper, and for whom.", extras.promotions(facts));
        put(carried, "booking.yaml", "How bookings are taken.", extras.booking(facts));
        put(carried, "phrases.yaml", "Our own voice over the common phrases.", phrases.of(facts));
        String advice = new CarriedAdvice(format, heard, notes).of(facts, files);
        if (!advice.isEmpty()) {
            carried.put("consult.yaml", advice);
        }
        put(carried, TESTS, "Cases of the earlier format.", new CarriedCases(notes).of(files.cases));
        return carried;
    }

    private static void put(Map<String, String> files, String name, String about, Map<String, Object> content) {
        if (!content.isEmpty()) {
            files.put(name, YamlText.of(about, content));
        }
    }

    /// What nothing above has looked at.
    private void leftOver(Tree root) {
        format.inner().stream().map(root::at).filter(Tree::isThere).forEach(Tree::ignore);
        root.leftOver("")
                .forEach((path, place) -> notes.note(
                        place,
                        "`" + path + "` is not carried over",
                        "if customers ask for it, write it into facts.yaml with the questions that lead to it"));
    }
}
