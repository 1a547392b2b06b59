package kz.jauap.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a card says of one request.
///
/// @param state where the request stands
/// @param by who took it or ended it, "" for nobody
/// @param reason why the bot handed over, as the handover names it
/// @param channel the messenger the customer writes on
/// @param customer their name, "" where it is not known
/// @param phone "" where it is not known
/// @param origin what led them here, "" where nothing is known of that
/// @param wants what they want, in their own words
/// @param lines what was said last, oldest first
/// @param link the conversation's page in the console, or null
public record Card(
        State state,
        String by,
        String reason,
        String channel,
        String customer,
        String phone,
        String origin,
        List<String> wants,
        List<Line> lines,
        @Nullable String link) {

    /// @param origin null in cards stored before there was one
    @SuppressWarnings("NullAway")
    public Card {
        origin = origin == null ? "" : origin;
        wants = List.copyOf(wants);
        lines = List.copyOf(lines);
    }

    /// Where a request stands.
    public enum State {
        WAITING,
        TAKEN,
        CLOSED
    }

    /// One thing that was said.
    ///
    /// @param author `customer`, `bot`, `operator` or `system`
    public record Line(String author, String text) {}

    boolean open() {
        return state != State.CLOSED;
    }

    /// A topic's name.
    String title() {
        String name = customer.isBlank() ? phone : phone.isBlank() ? customer : customer + " · " + phone;
        String shown = name.isBlank() ? channel : name;
        return shown.length() <= 120 ? shown : shown.substring(0, 119) + "…";
    }
}
