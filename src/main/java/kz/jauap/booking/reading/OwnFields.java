package kz.jauap.booking.reading;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.jauap.language.value.Numbers;
import kz.jauap.language.value.Phones;
import kz.jauap.language.value.Replies;
import kz.jauap.language.value.YesNo;
import kz.jauap.pack.BookingRules;
import kz.jauap.pack.BookingRules.Field;

/// Reads the answers to fields that only the pack knows: a text as it was written, a number where it is asked for or
/// stands beside a word of the field's own name (`grade 7`).
final class OwnFields {

    private static final int LONGEST_ANSWER = 200;
    private static final int SHORTEST_LABEL = 3;
    private static final int MOST_WORDS = 3;
    private static final int LONGEST_ENDING = 5;

    private final BookingRules rules;
    private final String asked;
    private final Optional<Replies.Reply> reply;
    private final List<Phones.Phone> phones;
    private final Predicate<String> isName;

    /// @param asked the field our open question is about, "" for none
    /// @param isName whether words are a person's name and nothing else
    OwnFields(
            BookingRules rules,
            String asked,
            Optional<Replies.Reply> reply,
            List<Phones.Phone> phones,
            Predicate<String> isName) {
        this.isName = isName;
        this.rules = rules;
        this.asked = asked;
        this.reply = reply;
        this.phones = List.copyOf(phones);
    }

    static boolean isText(BookingRules rules, String field) {
        return rules.field(field).filter(one -> one.kind().equals("text")).isPresent();
    }

    /// @param text all of it
    /// @param said the words about the booking alone
    Map<String, String> in(String text, String said) {
        Map<String, String> found = new HashMap<>();
        for (Field field : rules.fields()) {
            String answer = field.kind().equals("number") ? number(field, text) : text(field, said);
            if (!answer.isEmpty()) {
                found.put(field.id(), answer);
            }
        }
        return found;
    }

    private String text(Field field, String said) {
        if (!field.id().equals(asked) || !isText(rules, asked) || isReply()) {
            return "";
        }
        String rest = said;
        for (Phones.Phone phone : Phones.in(said).reversed()) {
            rest = rest.substring(0, phone.from()) + "," + rest.substring(phone.to());
        }
        String answer = Arrays.stream(rest.split("[,;\\n]+"))
                .map(String::strip)
                .filter(piece -> !piece.isEmpty() && !isName.test(piece))
                .collect(Collectors.joining(", "));
        return answer.substring(0, Math.min(answer.length(), LONGEST_ANSWER));
    }

    private boolean isReply() {
        return reply.filter(one -> one.meaning().declines() || one.meaning() == YesNo.YES)
                .isPresent();
    }

    /// Letters and digits of a number that stands beside the name of its field: `grade 7` is all value.
    static long letters(BookingRules rules, String text) {
        long most = 0;
        for (Field field : rules.fields()) {
            if (field.kind().equals("number") && numbers(text).anyMatch(one -> isBeside(field, one, text))) {
                most = text.chars().filter(Character::isLetterOrDigit).count();
            }
        }
        return text.strip().split("\\s+").length <= MOST_WORDS ? most : 0;
    }

    private static Stream<Numbers.Amount> numbers(String text) {
        return Stream.concat(Numbers.in(text).stream(), Numbers.ordinals(text).stream());
    }

    private String number(Field field, String text) {
        List<Numbers.Amount> numbers = numbers(text)
                .filter(one -> !one.money()
                        && phones.stream().noneMatch(phone -> one.from() < phone.to() && phone.from() < one.to()))
                .toList();
        return numbers.stream()
                .filter(one -> isBeside(field, one, text))
                .findFirst()
                .or(() -> field.id().equals(asked) ? numbers.stream().findFirst() : Optional.empty())
                .map(one -> one.value().toPlainString())
                .orElse("");
    }

    /// The word before or after it is one of the field's label, with any ending.
    private static boolean isBeside(Field field, Numbers.Amount number, String text) {
        String before = text.substring(0, number.from());
        String after = text.substring(number.to());
        return isOfLabel(field, before.substring(lastWord(before)))
                || isOfLabel(field, after.strip().split("[^\\p{L}]+", 3));
    }

    private static int lastWord(String text) {
        int end = text.length();
        while (end > 0 && !Character.isLetter(text.charAt(end - 1))) {
            end--;
        }
        while (end > 0 && Character.isLetter(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean isOfLabel(Field field, String... words) {
        for (String word : words) {
            String small = word.replaceAll("[^\\p{L}]", "").toLowerCase(Locale.ROOT);
            if (!small.isEmpty()) {
                return field.label().byLanguage().values().stream()
                        .flatMap(label -> List.of(label.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")).stream())
                        .anyMatch(label -> isForm(small, label));
            }
        }
        return false;
    }

    /// The same word but for its ending: the last letter may change and some may follow.
    private static boolean isForm(String word, String label) {
        return label.length() >= SHORTEST_LABEL
                && word.length() <= label.length() + LONGEST_ENDING
                && word.startsWith(label.substring(0, Math.max(SHORTEST_LABEL, label.length() - 1)));
    }
}
