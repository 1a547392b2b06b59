package kz.jauap.language.person;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kz.jauap.language.expression.Tables;

/// The cases a first name takes in Russian and Kazakh, from the table `names.txt`.
final class NameForms {

    private static final List<String[]> RUSSIAN = section("[forms]");
    private static final List<String[]> KAZAKH = section("[forms-kk]");
    private static final String WHOLE = "-";

    private NameForms() {}

    static List<String> of(String plain) {
        List<String> forms = new ArrayList<>();
        String last = plain.substring(plain.length() - 1);
        boolean soft = RUSSIAN.stream().anyMatch(line -> line[0].equals(last));
        for (String[] line : RUSSIAN) {
            boolean fits = soft ? line[0].equals(last) : line[0].equals(WHOLE);
            String stem = soft ? plain.substring(0, plain.length() - 1) : plain;
            for (int i = 1; fits && i < line.length; i++) {
                forms.add(stem + line[i]);
            }
        }
        for (String[] line : KAZAKH) {
            Arrays.stream(line).map(ending -> plain + NameTable.folded(ending)).forEach(forms::add);
        }
        return forms;
    }

    private static List<String[]> section(String head) {
        List<String> lines = Tables.lines(NameForms.class, "names.txt");
        return lines.subList(lines.indexOf(head) + 1, lines.size()).stream()
                .takeWhile(line -> !line.startsWith("["))
                .map(line -> line.split(" "))
                .toList();
    }
}
