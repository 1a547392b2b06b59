package kz.jauap.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.InboundMessage;
import kz.jauap.conversation.Particulars;
import kz.jauap.message.UnifiedMessage.Author;
import kz.jauap.message.UnifiedMessage.Direction;
import kz.jauap.message.UnifiedMessage.Kind;
import kz.jauap.message.UnifiedMessage.Status;
import kz.jauap.shared.Json;
import org.jspecify.annotations.Nullable;

/// One row as [UnifiedStore] reads it, put into the one format.
final class UnifiedRow {

    private UnifiedRow() {}

    /// What is kept of a message besides its place.
    private record Content(
            String text,
            List<Attachment> attachments,
            @Nullable String mark) {}

    static Chat chat(ResultSet row) throws SQLException {
        UnifiedMessage last = message(row);
        return new Chat(
                last.conversationId(),
                last.channel(),
                last.account(),
                last.externalChatId(),
                last.externalUserId(),
                row.getString("owner").toLowerCase(Locale.ROOT),
                row.getString("language"),
                last.clientName(),
                last.clientPhone(),
                moment(row, "created_at"),
                row.getInt("last_seq"),
                last);
    }

    static UnifiedMessage message(ResultSet row) throws SQLException {
        Content content = Json.read(row.getString("content"), Content.class);
        Author author = Author.valueOf(row.getString("author"));
        String stored = row.getString("arrived");
        Optional<InboundMessage> arrived =
                Optional.ofNullable(stored).map(json -> Json.read(json, InboundMessage.class));
        Map<String, String> told = arrived.map(InboundMessage::meta).orElse(Map.of());
        Instant at = moment(row, "at");
        Instant received = row.getObject("received_at") == null ? at : moment(row, "received_at");
        String status = row.getString("status");
        return new UnifiedMessage(
                UnifiedMessage.FORMAT,
                id(row),
                author == Author.CUSTOMER ? Direction.IN : Direction.OUT,
                row.getString("kind"),
                row.getString("account"),
                row.getObject("conversation_id", UUID.class),
                row.getString("chat_id"),
                row.getString("external_id"),
                author == Author.CUSTOMER
                        ? told.getOrDefault("message_id", nameOf(content.mark(), row.getString("chat_id")))
                        : row.getString("provider_message_id"),
                kind(arrived, content),
                author,
                content.text(),
                arrived.map(InboundMessage::sentAt).orElse(at),
                received,
                arrived.map(InboundMessage::senderName).orElse(row.getString("client_name")),
                arrived.map(InboundMessage::senderPhone).orElse(row.getString("client_phone")),
                told.get("email"),
                UnifiedMedia.of(content.attachments(), null),
                UnifiedMeta.of(told, Particulars.bySlot(row.getString("particulars"))),
                status == null ? null : Status.valueOf(status),
                row.getString("last_error"));
    }

    /// Marks carry the chat where the provider's ids are per chat; what is behind it is the provider's.
    private static @Nullable String nameOf(@Nullable String mark, String chat) {
        return mark != null && mark.startsWith(chat + ":") ? mark.substring(chat.length() + 1) : mark;
    }

    private static UUID id(ResultSet row) throws SQLException {
        for (String column : List.of("inbox_id", "outbox_id")) {
            UUID known = row.getObject(column, UUID.class);
            if (known != null) {
                return known;
            }
        }
        return row.getObject("id", UUID.class);
    }

    private static Kind kind(Optional<InboundMessage> arrived, Content content) {
        if (arrived.map(InboundMessage::change).orElse(null) == InboundMessage.Change.EDIT) {
            return Kind.EDIT;
        }
        if (arrived.flatMap(one -> one.meta("form_id")).isPresent()) {
            return Kind.FORM;
        }
        if (arrived.flatMap(one -> one.meta("callback")).isPresent()) {
            return Kind.CALLBACK;
        }
        return content.attachments().isEmpty() ? Kind.TEXT : Kind.MEDIA;
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
