package kz.jauap.ticket.spi;

/// One thing a ticket says, and the customer's own words it was read in.
///
/// @param name of the slot, as `ticket.yaml` of the pack calls it, or `service`
/// @param value id of a value of the pack, `service/item` for what the price list has, else as it was said
/// @param sure whether the words name this and nothing else; otherwise it is one of several, and a person has to ask
/// @param message number of the message in its conversation, `from` and `to` the place in it, `to` exclusive
/// @param evidence the words at that place
public record Slot(String name, String value, boolean sure, int message, int from, int to, String evidence) {

    public Slot {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("evidence has a place");
        }
    }
}
