package kz.jauap.booking;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.jauap.booking.calendar.CalendarLinks;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.spi.MessageParts;
import kz.jauap.conversation.Author;
import kz.jauap.conversation.Conversation;
import kz.jauap.conversation.Conversations;
import kz.jauap.conversation.Said;
import kz.jauap.delivery.Outbox;
import kz.jauap.delivery.Outgoing;
import kz.jauap.pack.BookingRules;
import kz.jauap.pack.BookingText;
import kz.jauap.pack.Pack;
import kz.jauap.pack.Packs;
import kz.jauap.queue.NewJob;
import kz.jauap.shared.IdSource;
import org.springframework.stereotype.Component;

/// Tells a customer something about a booking without having been asked: a message of the conversation and a
/// row of the outbox, inside the caller's transaction.
@Component
class CustomerNotes {

    private final Packs packs;
    private final Conversations conversations;
    private final MessageParts parts;
    private final CalendarLinks links;
    private final Outbox outbox;
    private final IdSource ids;
    private final Clock clock;

    CustomerNotes(
            Packs packs,
            Conversations conversations,
            MessageParts parts,
            CalendarLinks links,
            Outbox outbox,
            IdSource ids,
            Clock clock) {
        this.packs = packs;
        this.conversations = conversations;
        this.parts = parts;
        this.links = links;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /// @return jobs to be announced after the commit; none when there is no pack or no conversation any more
    /// @throws Moved when the conversation has just gone on; to be tried again
    List<NewJob> tell(Booking booking, BookingText text) {
        return tell(booking, text, "");
    }

    /// @param before the booking that stays because this one was refused, in words
    List<NewJob> tell(Booking booking, BookingText text, String before) {
        Pack pack = packs.current(booking.tenant()).orElse(null);
        BookingRules rules = pack == null ? null : pack.booking().orElse(null);
        Conversation conversation =
                conversations.find(booking.tenant(), booking.conversation()).orElse(null);
        if (pack == null || rules == null || conversation == null) {
            return List.of();
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
        List<Outgoing> outgoing = parts.of(conversation.tenant(), conversation.channel(), told).stream()
                .map(part -> outgoing(conversation, part))
                .toList();
        write(conversation, outgoing);
        return outbox.add(outgoing);
    }

    /// A line with the link, where the booking has an exact time.
    private String calendar(Booking booking, Pack pack, Wordings wordings) {
        return booking.starts(pack.profile().zone())
                .flatMap(begins -> links.of(booking.tenant(), booking.id(), begins))
                .map(link -> "\n" + wordings.text(BookingText.CALENDAR, "link", link))
                .orElse("");
    }

    private Outgoing outgoing(Conversation conversation, String part) {
        UUID id = ids.next();
        return new Outgoing(
                conversation.tenant(),
                id,
                conversation.channel(),
                conversation.id(),
                OutboundMessage.text(id.toString(), conversation.chatId(), part));
    }

    private void write(Conversation conversation, List<Outgoing> outgoing) {
        Instant now = clock.instant();
        UUID turn = ids.next();
        List<Said> said = new ArrayList<>();
        for (Outgoing one : outgoing) {
            said.add(new Said(
                    one.tenant(),
                    one.conversation(),
                    conversation.lastSeq() + said.size() + 1,
                    ids.next(),
                    Author.BOT,
                    one.message().text(),
                    List.of(),
                    turn,
                    null,
                    one.id(),
                    null,
                    now));
        }
        if (conversations.save(List.of(after(conversation, said.size()))).isEmpty()) {
            throw new Moved();
        }
        conversations.add(said);
    }

    private static Conversation after(Conversation before, int said) {
        return new Conversation(
                before.tenant(),
                before.id(),
                before.channel(),
                before.chatId(),
                before.externalId(),
                before.owner(),
                before.version(),
                before.language(),
                before.state(),
                before.lastSeq() + said,
                before.createdAt());
    }

    /// The conversation has gone on since it was read.
    static final class Moved extends RuntimeException {

        Moved() {
            super("the conversation has moved on");
        }
    }
}
