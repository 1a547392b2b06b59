package kz.jauap.turn;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import kz.jauap.channel.spi.Transcript;
import kz.jauap.conversation.Conversations;
import kz.jauap.conversation.Said;
import kz.jauap.intake.Inbox;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// The transcript from what is stored: messages of the conversation, and those in the inbox whose turn is still to
/// come.
@Component
class StoredTranscript implements Transcript {

    private final Conversations conversations;
    private final Inbox inbox;

    StoredTranscript(Conversations conversations, Inbox inbox) {
        this.conversations = conversations;
        this.inbox = inbox;
    }

    @Override
    public List<Line> after(TenantId tenant, UUID conversation, int after, int limit) {
        return lines(conversations.history(tenant, conversation, after, limit));
    }

    @Override
    public List<Line> latest(TenantId tenant, UUID conversation, int limit) {
        return lines(conversations.latest(tenant, conversation, limit));
    }

    @Override
    public List<Line> waiting(TenantId tenant, UUID conversation) {
        return inbox.waiting(tenant, conversation).stream()
                .map(one -> new Line(
                        0,
                        "customer",
                        one.message().text(),
                        one.message().attachments(),
                        one.message().mark(),
                        null,
                        one.at()))
                .toList();
    }

    private static List<Line> lines(List<Conversations.Shown> shown) {
        return shown.stream().map(StoredTranscript::line).toList();
    }

    private static Line line(Conversations.Shown shown) {
        Said said = shown.said();
        String key = said.outboxId() == null ? null : said.outboxId().toString();
        return new Line(
                said.seq(),
                said.author().name().toLowerCase(Locale.ROOT),
                said.text(),
                said.attachments(),
                said.mark(),
                key,
                said.at());
    }
}
