package kz.jauap.language.expression;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// The forms a Kazakh noun or numeral takes, from the table `endings.txt`.
final class NounEndings {

    private static final Map<String, Term> ENDINGS = read();

    private NounEndings() {}

    /// Every form of the word with the case it stands in.
    static Map<String, Term> formsOf(String plain) {
        Map<String, Term> forms = new LinkedHashMap<>();
        ENDINGS.forEach((ending, term) -> forms.put(plain + ending, term));
        return forms;
    }

    private static Map<String, Term> read() {
        Map<String, Term> endings = new LinkedHashMap<>();
        Term term = Term.MARK;
        for (String line : Tables.lines(NounEndings.class, "endings.txt")) {
            if (line.startsWith("[")) {
                term = Term.valueOf(line.substring(1, line.length() - 1).toUpperCase(Locale.ROOT));
            } else {
                for (String ending : line.split(" ")) {
                    endings.putIfAbsent(ending, term);
                }
            }
        }
        return endings;
    }
}
