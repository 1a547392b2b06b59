package kz.jauap.chaos;

import java.util.List;

/// One conversation as its customer has it: where they write, and all they write, in order.
///
/// @param kind of channel
/// @param account the channel's account, as in the webhook's address
/// @param address the chat as the channel names it
/// @param pass of a visitor of the web chat, else ""
record Chat(String kind, String account, String address, String pass, List<Line> lines) {

    /// One message: the provider's id for it, what the house is to know it by, and its text.
    record Line(String id, String mark, String text) {}

    Chat {
        lines = List.copyOf(lines);
    }

    /// Whether a person was asked for: then some of it is theirs to answer.
    boolean withPeople() {
        return lines.stream().anyMatch(line -> Town.isForPeople(line.text()));
    }

    boolean onPage() {
        return kind.equals("webchat");
    }

    @Override
    public String toString() {
        return kind + "/" + account + " " + address;
    }
}
