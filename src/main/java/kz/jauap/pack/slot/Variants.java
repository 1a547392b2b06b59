package kz.jauap.pack.slot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.jauap.language.Language;
import kz.jauap.pack.Pack;

/// The number and letters that stand beside the name of something: "iPhone *14 Pro*", "the *13* iPhone".
final class Variants {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern NUMBER_BEFORE = Pattern.compile("(\\d{1,3})(?:-?\\p{L}{1,2})?[\\s-]+$");
    private static final Pattern GAP = Pattern.compile("[\\s-]+");
    private static final int LONGEST_NUMBER = 3;

    private Variants() {}

    static List<Told> in(Pack pack, TicketSlot slot, Line line) {
        List<Told> found = new ArrayList<>();
        pack
                .slot(slot.variant().of())
                .map(TicketSlot::vocabulary)
                .map(vocabulary -> Language.sightings(line.text(), vocabulary))
                .orElse(List.of())
                .stream()
                .filter(named -> !named.denied())
                .forEach(named -> beside(slot, line, named).ifPresent(found::add));
        return found;
    }

    /// Whether a reply without the name it stands beside tells it all the same: it has a number.
    static boolean isSure(TicketSlot slot, String text) {
        return slot.kind() == TicketSlot.Kind.VARIANT && text.chars().anyMatch(Character::isDigit);
    }

    private static Optional<Told> beside(TicketSlot slot, Line line, Language.Sighting named) {
        int end = behind(slot, line.text(), named.to());
        if (end > named.to()) {
            return Optional.of(told(slot, line, named.from(), end));
        }
        Matcher before = NUMBER_BEFORE.matcher(line.text().substring(0, named.from()));
        return before.find() ? Optional.of(told(slot, line, before.start(), named.to())) : Optional.empty();
    }

    private static Told told(TicketSlot slot, Line line, int from, int to) {
        return Told.of(slot, line.text().substring(from, to), true, line, from, to);
    }

    /// Where the words end that belong to the number; `from` where there is none.
    private static int behind(TicketSlot slot, String text, int from) {
        Matcher word = WORD.matcher(text);
        int end = from;
        int last = from;
        boolean numbered = false;
        while (word.find(last)
                && GAP.matcher(text.substring(last, word.start())).matches()) {
            String said = word.group().toLowerCase(Locale.ROOT);
            boolean number = isNumber(said);
            boolean beside = slot.variant().words().contains(said);
            if (!number && !beside || number && numbered) {
                break;
            }
            numbered |= number;
            last = word.end();
            end = numbered || isLatin(said) ? last : end;
        }
        return end;
    }

    /// "14", "a52", and no price.
    private static boolean isNumber(String word) {
        boolean digits = word.chars().allMatch(Character::isDigit);
        return word.chars().anyMatch(Character::isDigit) && (!digits || word.length() <= LONGEST_NUMBER);
    }

    private static boolean isLatin(String word) {
        return word.chars().allMatch(one -> one < 128);
    }
}
