package kz.jauap.aside;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.channel.ChannelId;
import kz.jauap.channel.InboundMessage;
import kz.jauap.contact.Contacts;
import kz.jauap.contact.Person;
import kz.jauap.conversation.Author;
import kz.jauap.conversation.Conversation;
import kz.jauap.conversation.Conversations;
import kz.jauap.conversation.Said;
import kz.jauap.delivery.DeliveryStatus;
import kz.jauap.delivery.Outbox;
import kz.jauap.handover.Bystanders;
import kz.jauap.intake.Inbox;
import kz.jauap.shared.IdSource;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Tells what a person has written in the messenger itself from our own coming back, and stores it as
/// theirs. Ours is what has our id at the provider, and what we have said in the same words within a
/// quarter of an hour: not every provider names a message in an echo as it did in its answer.
@Component
class Outsiders {

    private static final int LATEST = 50;
    private static final Duration SAME_WORDS = Duration.ofMinutes(15);

    private final Conversations conversations;
    private final Outbox outbox;
    private final Inbox inbox;
    private final Contacts contacts;
    private final Bystanders bystanders;
    private final IdSource ids;
    private final Clock clock;

    Outsiders(
            Conversations conversations,
            Outbox outbox,
            Inbox inbox,
            Contacts contacts,
            Bystanders bystanders,
            IdSource ids,
            Clock clock) {
        this.conversations = conversations;
        this.outbox = outbox;
        this.inbox = inbox;
        this.contacts = contacts;
        this.bystanders = bystanders;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param late whether nothing more is waited for
    /// @return false while it is not known whose words these are
    boolean settle(TenantId tenant, UUID id, Carried echo, boolean late) {
        ChannelId channel = new ChannelId(echo.channel());
        Optional<Conversation> talk = conversations.lock(tenant, id);
        List<Conversations.Shown> latest = conversations.latest(tenant, id, LATEST);
        if (outbox.knows(tenant, channel, echo.mark())
                || latest.stream().anyMatch(one -> isStored(one.said(), echo) || isOurs(one.said(), echo))) {
            return true;
        }
        if (!echo.byPerson() && !late && latest.stream().anyMatch(Outsiders::isOnItsWay)) {
            return false;
        }
        talk.or(() -> begun(tenant, id, channel, echo))
                .ifPresent(known -> bystanders.wrote(known, echo.text(), echo.files(), echo.mark()));
        return true;
    }

    private static boolean isStored(Said said, Carried echo) {
        return echo.mark().equals(said.mark()) && said.author() == Author.OPERATOR;
    }

    private boolean isOurs(Said said, Carried echo) {
        boolean lately = said.at().plus(SAME_WORDS).isAfter(clock.instant());
        return !echo.byPerson() && said.outboxId() != null && lately && isAlike(said, echo);
    }

    /// A channel without buttons has short answers below the words, one that takes files alone has the
    /// words apart.
    private static boolean isAlike(Said ours, Carried echo) {
        String words = ours.text().strip();
        return echo.files().isEmpty()
                ? !words.isEmpty() && echo.text().strip().startsWith(words)
                : !ours.attachments().isEmpty();
    }

    private static boolean isOnItsWay(Conversations.Shown one) {
        return one.status().equals(DeliveryStatus.WAITING.name());
    }

    /// The person was faster than the customer's first turn, or has written first. Where an echo does
    /// not tell whom, only what waits can.
    private Optional<Conversation> begun(TenantId tenant, UUID id, ChannelId channel, Carried echo) {
        Optional<InboundMessage> first =
                inbox.waiting(tenant, id).stream().map(Inbox.Received::message).findFirst();
        Optional<String> user = first.map(InboundMessage::userId).or(() -> Optional.ofNullable(echo.user()));
        Instant now = clock.instant();
        return user.map(who -> {
            Person met = new Person(
                    tenant,
                    channel,
                    who,
                    ids.next(),
                    first.map(InboundMessage::senderName).orElse(null),
                    first.map(InboundMessage::senderPhone).orElse(null));
            contacts.meet(List.of(met), List.of());
            return Conversation.fresh(tenant, id, channel, echo.chat(), who, now);
        });
    }
}
