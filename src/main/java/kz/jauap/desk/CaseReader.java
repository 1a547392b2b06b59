package kz.jauap.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.jauap.channel.Channels;
import kz.jauap.channel.InboundMessage;
import kz.jauap.conversation.Author;
import kz.jauap.conversation.Conversation;
import kz.jauap.conversation.Conversations;
import kz.jauap.conversation.Origin;
import kz.jauap.conversation.Said;
import kz.jauap.desk.group.ConsoleLinks;
import kz.jauap.handover.Handover;
import kz.jauap.handover.Handovers;
import kz.jauap.identity.Agent;
import kz.jauap.identity.Agents;
import kz.jauap.intake.Inbox;
import kz.jauap.shared.DerivedId;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Reads what a card and what lines of a conversation say now. Inside the caller's transaction.
@Component
class CaseReader {

    private static final int LAST_LINES = 6;

    private final Handovers handovers;
    private final Conversations conversations;
    private final Inbox inbox;
    private final Channels channels;
    private final Agents agents;
    private final ConsoleLinks links;

    CaseReader(
            Handovers handovers,
            Conversations conversations,
            Inbox inbox,
            Channels channels,
            Agents agents,
            ConsoleLinks links) {
        this.handovers = handovers;
        this.conversations = conversations;
        this.inbox = inbox;
        this.channels = channels;
        this.agents = agents;
        this.links = links;
    }

    Optional<Handover> handover(TenantId tenant, UUID id) {
        return handovers.find(tenant, id);
    }

    Card card(Handover handover) {
        TenantId tenant = handover.tenant();
        UUID conversation = handover.conversation();
        Conversations.Who who = conversations.who(tenant, conversation);
        Optional<Conversation> talk = conversations.find(tenant, conversation);
        return new Card(
                state(handover),
                handover.holder()
                        .flatMap(agent -> agents.find(tenant, agent))
                        .map(Agent::name)
                        .orElse(""),
                handover.reason().toLowerCase(Locale.ROOT),
                talk.map(Conversation::channel)
                        .flatMap(channel -> channels.find(tenant, channel))
                        .map(account -> account.kind().name())
                        .orElse(""),
                who.name(),
                who.phone(),
                talk.map(one -> one.state().origin()).map(Origin::line).orElse(""),
                handover.request(),
                latest(tenant, conversation),
                links.to(tenant, conversation).orElse(null));
    }

    /// A line with the id its post has.
    record Line(UUID id, Post.Body body) {}

    /// Messages `first` to `last` as a topic shows them, with what the customer changed.
    List<Line> lines(TenantId tenant, UUID conversation, int first, int last) {
        List<Said> said = conversations.history(tenant, conversation, first - 1, last - first + 1).stream()
                .map(Conversations.Shown::said)
                .toList();
        Map<UUID, Inbox.Received> received = inbox.read(said.stream()
                .filter(one -> one.inboxId() != null)
                .map(one -> new Inbox.Key(tenant, one.inboxId()))
                .toList());
        UUID channel = conversations
                .find(tenant, conversation)
                .map(one -> one.channel().value())
                .orElse(null);
        List<Line> lines = new ArrayList<>();
        for (Said one : said) {
            InboundMessage message = Optional.ofNullable(one.inboxId())
                    .map(received::get)
                    .map(Inbox.Received::message)
                    .orElse(null);
            Post.Change change = message == null ? Post.Change.NEW : change(message.change());
            lines.add(new Line(
                    change == Post.Change.DELETED ? DerivedId.of(one.id(), "taken back") : one.id(),
                    new Post.Body(
                            author(one.author()),
                            "",
                            change == Post.Change.DELETED ? shown(one) : one.text(),
                            change == Post.Change.DELETED ? List.of() : one.attachments(),
                            change,
                            channel,
                            null,
                            null,
                            null,
                            null)));
        }
        return lines;
    }

    private List<Card.Line> latest(TenantId tenant, UUID conversation) {
        return conversations.latest(tenant, conversation, LAST_LINES).stream()
                .map(Conversations.Shown::said)
                .map(said -> new Card.Line(author(said.author()), shown(said)))
                .toList();
    }

    /// Words, or what kinds of files there are where there are none.
    private static String shown(Said said) {
        return said.text().isBlank() && !said.attachments().isEmpty()
                ? said.attachments().stream()
                        .map(file -> "[" + file.kind().name().toLowerCase(Locale.ROOT) + "]")
                        .collect(Collectors.joining(" "))
                : said.text();
    }

    private static Card.State state(Handover handover) {
        return switch (handover.status()) {
            case PENDING -> Card.State.WAITING;
            case ACTIVE -> Card.State.TAKEN;
            case RESOLVED -> Card.State.CLOSED;
        };
    }

    private static String author(Author author) {
        return author.name().toLowerCase(Locale.ROOT);
    }

    private static Post.Change change(InboundMessage.Change change) {
        return switch (change) {
            case NEW -> Post.Change.NEW;
            case EDIT -> Post.Change.EDITED;
            case DELETED -> Post.Change.DELETED;
        };
    }
}
