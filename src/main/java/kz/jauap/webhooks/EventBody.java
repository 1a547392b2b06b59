package kz.jauap.webhooks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import kz.jauap.message.UnifiedMessages;
import kz.jauap.shared.Json;
import org.springframework.stereotype.Component;

/// What is posted: `{"type","timestamp","data"}` after Standard Webhooks. `data` of a message is the one format, of all
/// else what was written down when it happened.
@Component
class EventBody {

    private final UnifiedMessages messages;

    EventBody(UnifiedMessages messages) {
        this.messages = messages;
    }

    /// Inside the caller's transaction.
    String of(Posting posting) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", posting.kind().word());
        body.put("timestamp", posting.created().toString());
        body.put("event_id", posting.event());
        body.put("data", data(posting));
        return Json.write(body);
    }

    private Object data(Posting posting) {
        return switch (posting.kind()) {
            case MESSAGE_RECEIVED, MESSAGE_SENT ->
                messages.at(
                                posting.tenant(),
                                UUID.fromString(
                                        posting.subject().path("conversation").asString()),
                                Integer.parseInt(posting.subject().path("seq").asString()))
                        .<Object>map(message -> message)
                        .orElse(Map.of("forgotten", true));
            default -> posting.subject();
        };
    }
}
