package kz.jauap.booking;

import java.util.List;
import kz.jauap.booking.calendar.CalendarLinks;
import kz.jauap.conversation.Conversation;
import kz.jauap.conversation.Conversations;
import kz.jauap.pack.BookingRules;
import kz.jauap.pack.BookingText;
import kz.jauap.pack.Pack;
import kz.jauap.pack.Packs;
import kz.jauap.speaking.Speaking;
import kz.jauap.speaking.Words;
import org.springframework.stereotype.Component;

/// Tells a customer something about a booking without having been asked: a message of the conversation and a
/// row of the outbox, inside the caller's transaction.
@Component
class CustomerNotes {

    private final Packs packs;
    private final Conversations conversations;
    private final CalendarLinks links;
    private final Speaking speaking;

    CustomerNotes(Packs packs, Conversations conversations, CalendarLinks links, Speaking speaking) {
        this.packs = packs;
        this.conversations = conversations;
        this.links = links;
        this.speaking = speaking;
    }

    /// Says nothing when there is no pack or no conversation any more, and reminds nobody who wants to be left alone.
    ///
    /// @throws Speaking.Moved when the conversation has just gone on; to be tried again
    void tell(Booking booking, BookingText text) {
        tell(booking, text, "");
    }

    /// @param before the booking that stays because this one was refused, in words
    void tell(Booking booking, BookingText text, String before) {
        Pack pack = packs.current(booking.tenant()).orElse(null);
        BookingRules rules = pack == null ? null : pack.booking().orElse(null);
        Conversation conversation =
                conversations.lock(booking.tenant(), booking.conversation()).orElse(null);
        if (pack == null || rules == null || conversation == null || leavesAlone(conversation, text)) {
            return;
        }
        Wordings wordings = new Wordings(pack, rules, booking.language());
        String words = wordings.text(
                text,
                "fields",
                booking.summary(),
                "before",
                before,
                "lateness",
                Long.toString(rules.limits().lateness().toMinutes()));
        String told = text == BookingText.CONFIRMED_BY_PERSON ? words + calendar(booking, pack, wordings) : words;
        speaking.say(conversation, List.of(Words.bot(told)));
    }

    private static boolean leavesAlone(Conversation conversation, BookingText text) {
        return text == BookingText.REMINDER && conversation.state().refusal() != null;
    }

    /// A line with the link, where the booking has an exact time.
    private String calendar(Booking booking, Pack pack, Wordings wordings) {
        return booking.starts(pack.profile().zone())
                .flatMap(begins -> links.of(booking.tenant(), booking.id(), begins))
                .map(link -> "\n" + wordings.text(BookingText.CALENDAR, "link", link))
                .orElse("");
    }
}
