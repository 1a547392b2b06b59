package kz.jauap.pack.slot;

/// What a customer has told of one slot, and the words it was read in.
///
/// @param value id of a choice's value, `service/item` of the price list, a phone as E.164, a day as ISO date, else the
///     words themselves
/// @param sure whether the words say this and nothing else; otherwise a person has to ask
/// @param line number of the message in its conversation, `from` and `to` the place in it, `to` exclusive
/// @param evidence the words at that place
public record Told(String slot, String value, boolean sure, int line, int from, int to, String evidence) {

    static Told of(TicketSlot slot, String value, boolean sure, Line line, int from, int to) {
        return new Told(
                slot.id(), value, sure, line.number(), from, to, line.text().substring(from, to));
    }

    Told unsure() {
        return new Told(slot, value, false, line, from, to, evidence);
    }

    boolean says(Told other) {
        return slot.equals(other.slot) && value.equals(other.value);
    }
}
