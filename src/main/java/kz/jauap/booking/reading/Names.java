package kz.jauap.booking.reading;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import kz.jauap.language.person.PersonNames;
import kz.jauap.language.person.PersonNames.PersonName;
import kz.jauap.language.value.Phones;
import kz.jauap.language.value.When;
import kz.jauap.pack.Pack;
import kz.jauap.pack.Wording;

/// Finds the customer's name beside days, times and phones, which are no part of it.
final class Names {

    private static final double INTRODUCED = 0.8;
    private static final double ANSWERED = 0.6;
    private static final int LATIN_ENDS = 0x250;

    private static final int FEW_WORDS = 4;

    private final boolean asked;
    private final boolean anywhere;
    private final Set<String> taken = new HashSet<>();

    /// @param asked whether the name is what we have just asked for
    /// @param anywhere whether a name everyone knows counts wherever it stands among a few words
    Names(Pack pack, boolean asked, boolean anywhere) {
        this.asked = asked;
        this.anywhere = anywhere;
        take(pack.profile().names());
        pack.services().forEach(card -> {
            take(card.names());
            card.items().forEach(item -> take(item.names()));
        });
        pack.booking().ifPresent(rules -> rules.staff().forEach(one -> take(one.names())));
    }

    private void take(Wording names) {
        names.byLanguage()
                .values()
                .forEach(name ->
                        taken.addAll(Arrays.asList(name.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))));
    }

    /// The name, "" when none is given.
    String in(String text, List<When> whens, List<Phones.Phone> phones) {
        StringBuilder rest = new StringBuilder(text);
        whens.forEach(one -> blank(rest, one.from(), one.to()));
        phones.forEach(one -> blank(rest, one.from(), one.to()));
        String said = rest.toString();
        boolean unknownToo = asked && whens.isEmpty();
        return PersonNames.in(said, asked, taken::contains)
                .filter(name -> name.score() >= (unknownToo ? ANSWERED : INTRODUCED))
                .map(name -> asWritten(name, said))
                .or(() -> alone(said))
                .or(() -> amongFew(said))
                .orElse("");
    }

    /// A name in Latin letters stays as it was written.
    private static String asWritten(PersonName name, String text) {
        String written = text.substring(name.from(), name.to()).strip();
        boolean latin = !written.isEmpty() && written.chars().allMatch(c -> c < LATIN_ENDS);
        boolean shouted = written.equals(written.toUpperCase(Locale.ROOT));
        String rest = latin ? written.substring(1) : "";
        return latin
                ? written.substring(0, 1).toUpperCase(Locale.ROOT) + (shouted ? rest.toLowerCase(Locale.ROOT) : rest)
                : name.name();
    }

    private Optional<String> amongFew(String text) {
        long words = Arrays.stream(text.split("[^\\p{L}]+"))
                .filter(word -> !word.isEmpty())
                .count();
        return anywhere && words <= FEW_WORDS
                ? PersonNames.in(text, true, taken::contains)
                        .filter(name -> name.score() >= INTRODUCED)
                        .map(name -> asWritten(name, text))
                : Optional.empty();
    }

    /// A name everyone knows that stands by itself between commas.
    private Optional<String> alone(String text) {
        return Arrays.stream(text.split("[,.;!?\\n]+"))
                .filter(piece -> !piece.isBlank())
                .flatMap(piece -> PersonNames.in(piece, false, taken::contains).stream()
                        .filter(name -> piece.strip().length() <= name.to() - name.from())
                        .map(name -> asWritten(name, piece)))
                .findFirst();
    }

    private static void blank(StringBuilder text, int from, int to) {
        for (int i = from; i < to; i++) {
            text.setCharAt(i, i == from ? ',' : ' ');
        }
    }
}
