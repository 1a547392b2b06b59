package kz.jauap.message;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.InboundMessage.Change;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads a message in the one format as an integrator sends it. Only the chat is needed, and something that tells this
/// message from every other: its own id, or the key of the request.
public final class MessageReader {

    private static final int LONGEST_TEXT = 100_000;
    private static final int LONGEST_ID = 140;
    private static final int LONGEST_VALUE = 2_000;
    private static final int MOST_FILES = 20;
    private static final int MOST_VALUES = 50;

    private final List<Fault> faults = new ArrayList<>();

    private MessageReader() {}

    /// What is wrong with one field, by its JSON pointer.
    public record Fault(String pointer, String detail) {}

    /// What came of reading.
    public sealed interface Read {

        record Message(InboundMessage message) implements Read {}

        record Faulty(List<Fault> faults) implements Read {

            public Faulty {
                faults = List.copyOf(faults);
            }
        }
    }

    /// @param otherwise what names the message when it has no id of its own, "" for nothing
    public static Read read(JsonNode json, String otherwise) {
        return new MessageReader().message(json, otherwise);
    }

    private Read message(JsonNode json, String otherwise) {
        if (!json.isObject()) {
            return new Read.Faulty(List.of(new Fault("", "the body must be one message, as an object")));
        }
        String user = text(json, "/external_user_id", LONGEST_ID);
        String given = text(json, "/external_chat_id", LONGEST_ID);
        String chat = given.isBlank() ? user : given;
        String top = text(json, "/external_message_id", LONGEST_ID);
        String id = top.isBlank() ? text(json, "/meta/external_message_id", LONGEST_ID) : top;
        String words = text(json, "/text", LONGEST_TEXT);
        List<Attachment> files = new FilesReader(this::fault).read(json.path("media"), MOST_FILES);
        Instant sent = moment(json);
        Map<String, String> meta = meta(json, chat);
        boolean edit = text(json, "/kind", LONGEST_ID).equals("edit");
        demand(!chat.isBlank(), "/external_chat_id", "say which chat it came from, or at least which user");
        demand(!id.isBlank() || !otherwise.isBlank(), "/external_message_id", "give its id, or an Idempotency-Key");
        demand(!words.isBlank() || !files.isEmpty(), "/text", "a message has words or files");
        demand(!edit || meta.containsKey("edits"), "/meta/edits", "say which message it corrects");
        if (!faults.isEmpty()) {
            return new Read.Faulty(faults);
        }
        return new Read.Message(new InboundMessage(
                chat + ":" + (id.isBlank() ? otherwise : id),
                chat,
                user.isBlank() ? chat : user,
                words,
                files,
                edit ? Change.EDIT : Change.NEW,
                orNull(text(json, "/client_name", LONGEST_ID)),
                orNull(text(json, "/client_phone", LONGEST_ID)),
                sent,
                meta));
    }

    private @Nullable Instant moment(JsonNode json) {
        String told = text(json, "/timestamp", LONGEST_ID);
        try {
            return told.isBlank() ? null : OffsetDateTime.parse(told).toInstant();
        } catch (DateTimeException e) {
            fault("/timestamp", "give a moment with its zone, as 2026-11-22T09:30:00Z");
            return null;
        }
    }

    /// What adapters call by these names too; the address of an advertisement is only shown, never fetched.
    private Map<String, String> meta(JsonNode json, String chat) {
        Map<String, String> meta = new HashMap<>();
        JsonNode told = json.path("meta");
        demand(told.isMissingNode() || told.isObject(), "/meta", "give an object");
        for (Map.Entry<String, JsonNode> field : told.properties()) {
            String name = field.getKey();
            switch (name) {
                case "utm", "more" ->
                    field.getValue().properties().forEach(inner -> put(meta, inner.getKey(), inner.getValue()));
                case "raw", "slots", "external_message_id" -> {} // kept as it came, with the whole request
                case "edits" -> put(meta, name, field.getValue(), chat + ":");
                default -> put(meta, name, field.getValue());
            }
        }
        String email = text(json, "/client_email", LONGEST_ID);
        if (!email.isBlank()) {
            meta.put("email", email);
        }
        String origin = text(json, "/channel", LONGEST_ID);
        if (!origin.isBlank() && !origin.equals("api")) {
            meta.put("origin", origin);
        }
        demand(meta.size() <= MOST_VALUES, "/meta", "at most " + MOST_VALUES + " values");
        return meta;
    }

    private void put(Map<String, String> meta, String name, JsonNode value) {
        put(meta, name, value, "");
    }

    private void put(Map<String, String> meta, String name, JsonNode value, String before) {
        if (value.isNull()) {
            return;
        }
        boolean fits = value.isValueNode() && value.asString().length() <= LONGEST_VALUE && name.length() <= LONGEST_ID;
        demand(fits, "/meta/" + name, "a text of at most " + LONGEST_VALUE + " letters");
        if (fits) {
            meta.put(name, before + value.asString());
        }
    }

    private String text(JsonNode json, String pointer, int longest) {
        JsonNode value = json.at(pointer);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        boolean text = (value.isString() || value.isIntegralNumber())
                && value.asString().length() <= longest;
        boolean fits = text && (longest == LONGEST_TEXT || isPlain(value.asString()));
        demand(fits, pointer, "a text of at most " + longest + " letters");
        return fits ? value.asString() : "";
    }

    /// Ids and names are kept as columns, which hold no control characters and no halves of letters.
    private static boolean isPlain(String text) {
        return text.codePoints()
                .noneMatch(one -> Character.isISOControl(one) || Character.getType(one) == Character.SURROGATE);
    }

    private void demand(boolean holds, String pointer, String otherwise) {
        if (!holds) {
            fault(pointer, otherwise);
        }
    }

    private void fault(String pointer, String detail) {
        faults.add(new Fault(pointer, detail));
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text;
    }
}
