package kz.jauap.language.expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import kz.jauap.language.Edits;
import kz.jauap.language.Transliteration;
import kz.jauap.language.morphology.Letters;
import org.jspecify.annotations.Nullable;

/// The words of time, number and measure in three languages, found as typed, without Kazakh letters, in Latin letters,
/// and, where the table allows it, with one slip of the finger.
public final class Dictionary {

    /// @param flags those of its section
    public record Meaning(Term term, long value, String flags) {}

    /// What a form means and in which case it stands.
    public record Entry(List<Meaning> meanings, Term ending) {}

    public static final Dictionary WORDS = new Dictionary("words.txt");

    private static final Entry UNKNOWN = new Entry(List.of(), Term.MARK);
    private static final int SLIPS_FROM = 5;
    /// A word of another alphabet is more often another word: "ultra" is no morning.
    private static final int LATIN_SLIPS_FROM = 6;
    private static final int SHORTEST_BEGINNING = 3;

    private final Map<String, Entry> forms = new HashMap<>(8192);
    private final Map<String, Entry> beginnings = new HashMap<>();
    private final Map<String, String> slips = new HashMap<>(16384);

    private Dictionary(String file) {
        Term term = Term.MARK;
        long value = 0;
        String flags = "";
        for (String line : Tables.lines(Dictionary.class, file)) {
            if (line.startsWith("[")) {
                String[] head = line.substring(1, line.length() - 1).split(" ", 3);
                boolean valued = head.length > 1 && head[1].matches("-?\\d+");
                term = Term.valueOf(head[0].toUpperCase(Locale.ROOT).replace('-', '_'));
                value = valued ? Long.parseLong(head[1]) : 0;
                flags = valued ? head.length > 2 ? head[2] : "" : head.length > 1 ? head[1] : "";
            } else {
                for (String word : line.split(" +")) {
                    learn(Letters.plain(word), new Meaning(term, value, flags));
                }
            }
        }
        forms.replaceAll((form, entry) -> alone(entry));
    }

    /// A word that is known to mean something else means nothing here.
    private static Entry alone(Entry entry) {
        List<Meaning> known =
                entry.meanings.stream().filter(one -> one.term == Term.KNOWN).toList();
        return known.isEmpty() ? entry : new Entry(known, Term.MARK);
    }

    Entry find(String small) {
        String plain = Letters.plain(small);
        Entry found = look(plain, SLIPS_FROM);
        if (found == UNKNOWN && Letters.isLatin(plain)) {
            return look(Transliteration.toCyrillic(plain), LATIN_SLIPS_FROM);
        }
        return found;
    }

    private Entry look(String plain, int slipsFrom) {
        Entry found = forms.get(plain);
        if (found != null) {
            return found;
        }
        for (int size = plain.length(); size >= SHORTEST_BEGINNING; size--) {
            found = beginnings.get(plain.substring(0, size));
            if (found != null) {
                return found;
            }
        }
        String meant = plain.length() < slipsFrom ? null : slipped(plain);
        return meant == null ? UNKNOWN : Objects.requireNonNull(forms.get(meant));
    }

    private @Nullable String slipped(String plain) {
        String meant = slips.get(plain);
        for (int i = 1; i < plain.length() && meant == null; i++) {
            meant = slips.get(without(plain, i));
        }
        return meant != null && meant.charAt(0) == plain.charAt(0) && Edits.between(plain, meant, 1) <= 1
                ? meant
                : null;
    }

    private void learn(String word, Meaning meaning) {
        if (word.endsWith("*")) {
            add(beginnings, word.substring(0, word.length() - 1), meaning, Term.MARK);
            return;
        }
        add(forms, word, meaning, Term.MARK);
        boolean forgiving = meaning.flags.contains("slips");
        forgive(word, forgiving);
        if (meaning.flags.contains("kk")) {
            NounEndings.formsOf(word).forEach((form, ending) -> {
                add(forms, form, meaning, ending);
                forgive(form, forgiving);
            });
        }
    }

    private void forgive(String form, boolean forgiving) {
        if (forgiving && form.length() >= SLIPS_FROM) {
            for (int i = 1; i < form.length(); i++) {
                slips.putIfAbsent(without(form, i), form);
            }
            slips.putIfAbsent(form, form);
        }
    }

    private static String without(String word, int at) {
        return word.substring(0, at) + word.substring(at + 1);
    }

    private static void add(Map<String, Entry> where, String form, Meaning meaning, Term ending) {
        Entry known = where.get(form);
        if (known == null) {
            where.put(form, new Entry(List.of(meaning), ending));
        } else if (known.meanings.stream().noneMatch(one -> one.term == meaning.term)) {
            List<Meaning> both = new ArrayList<>(known.meanings);
            both.add(meaning);
            where.put(form, new Entry(List.copyOf(both), known.ending == Term.MARK ? ending : known.ending));
        }
    }
}
