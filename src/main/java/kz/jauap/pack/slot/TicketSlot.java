package kz.jauap.pack.slot;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import kz.jauap.language.Vocabulary;
import kz.jauap.pack.Wording;

/// One thing a request should tell, as a pack declares it.
///
/// @param label what people see before its value
/// @param ask what the customer is asked where it is missing; empty where they are never asked
/// @param values of a choice
/// @param variant of what it tells the number
/// @param vocabulary that hears the values of a choice
public record TicketSlot(
        String id, Kind kind, Wording label, Wording ask, Values values, Variant variant, Vocabulary vocabulary) {

    private static final char MARK = '=';

    /// What its values are.
    public enum Kind {
        /// One of a few things, each with samples of how it is said.
        CHOICE,
        /// The number and letters behind the name of another slot's value: "iPhone *14 Pro*".
        VARIANT,
        /// Something of the price list.
        ITEM,
        /// A phone number.
        PHONE,
        /// A day.
        DAY,
        /// The customer's own words, in reply to the question.
        TEXT
    }

    /// One of a few things.
    public record Value(String id, Wording names) {}

    /// What there is to choose from.
    ///
    /// @param several whether more than one may hold at once
    public record Values(List<Value> list, boolean several) {

        public static final Values NONE = new Values(List.of(), false);

        public Values {
            list = List.copyOf(list);
        }
    }

    /// Behind which words a number stands.
    ///
    /// @param of the slot whose values go before it
    /// @param words that may stand beside the number, in small letters
    public record Variant(String of, Set<String> words) {

        public static final Variant NONE = new Variant("", Set.of());

        public Variant {
            words = Set.copyOf(words);
        }
    }

    /// The same, its values heard by a vocabulary.
    public TicketSlot heardBy(Vocabulary own) {
        return new TicketSlot(id, kind, label, ask, values, variant, own);
    }

    public boolean isAsked() {
        return !ask.isEmpty();
    }

    public Optional<Value> value(String value) {
        return values.list().stream().filter(one -> one.id().equals(value)).findFirst();
    }

    /// The topic of a vocabulary that stands for a value.
    public static String topic(String slot, String value) {
        return slot + MARK + value;
    }

    /// The value that a topic of the vocabulary stands for; nothing where it is another slot's, or none of its values.
    Optional<String> valueOf(String topic) {
        int mark = topic.indexOf(MARK);
        return mark > 0 && topic.substring(0, mark).equals(id)
                ? value(topic.substring(mark + 1)).map(Value::id)
                : Optional.empty();
    }
}
