package kz.jauap.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.api.Scope;
import kz.jauap.api.Sending;
import kz.jauap.api.Sending.Sent;
import kz.jauap.shared.DerivedId;
import kz.jauap.shared.IdSource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Saying something to customers. 202 means it is stored and will be sent in the conversation's order; what becomes of
/// it
/// is told by `GET /api/messages/{id}` and by webhooks.
@RestController
@RequestMapping("/api/messages")
class SendController {

    private static final int MOST_LINES = 100;
    private static final int STORED = 202;

    private final Sending sending;
    private final Answers answers;
    private final IdSource ids;

    SendController(Sending sending, Answers answers, IdSource ids) {
        this.sending = sending;
        this.answers = answers;
        this.ids = ids;
    }

    @Needs(Scope.SEND)
    @PostMapping("/send")
    ResponseEntity<String> text(@RequestAttribute(KeyGate.CALLER) Caller caller, HttpServletRequest request) {
        return one(caller, Asked.read(request), false);
    }

    @Needs(Scope.SEND)
    @PostMapping("/send/image")
    ResponseEntity<String> image(@RequestAttribute(KeyGate.CALLER) Caller caller, HttpServletRequest request) {
        return one(caller, Asked.read(request), true);
    }

    private ResponseEntity<String> one(Caller caller, Asked asked, boolean image) {
        UUID key = key(caller, asked.key(), "send");
        return answers.once(caller, asked, () -> new Answers.Done(STORED, sent(caller, asked.body(), image, key)));
    }

    /// Each line stands alone: some may be stored while others are refused.
    @Needs(Scope.SEND)
    @PostMapping("/send/bulk")
    ResponseEntity<String> bulk(@RequestAttribute(KeyGate.CALLER) Caller caller, HttpServletRequest request) {
        Asked asked = Asked.read(request);
        JsonNode lines = asked.body().path("messages");
        if (!lines.isArray() || lines.isEmpty() || lines.size() > MOST_LINES) {
            throw Wishes.invalid("/messages", "give 1 to " + MOST_LINES + " messages");
        }
        UUID key = key(caller, asked.key(), "bulk");
        return answers.once(caller, asked, () -> new Answers.Done(STORED, bulk(caller, lines, key)));
    }

    private Map<String, Object> bulk(Caller caller, JsonNode lines, UUID key) {
        List<Map<String, Object>> results = new ArrayList<>();
        int accepted = 0;
        for (int i = 0; i < lines.size(); i++) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("index", i);
            try {
                JsonNode line = lines.get(i);
                boolean image = line.path("image_url").isString();
                result.put("accepted", true);
                result.putAll(sent(caller, line, image, DerivedId.of(key, "line " + i)));
                accepted++;
            } catch (ProblemFound refused) {
                result.put("accepted", false);
                result.put("problem", refused.body());
            }
            results.add(result);
        }
        return Map.of(
                "total", lines.size(), "accepted", accepted, "refused", lines.size() - accepted, "results", results);
    }

    private Map<String, Object> sent(Caller caller, JsonNode body, boolean image, UUID key) {
        return switch (sending.send(caller.id(), Wishes.read(body, image, key))) {
            case Sent.Waiting(UUID conversation, List<UUID> messages) ->
                Map.of(
                        "id",
                        messages.getFirst(),
                        "ids",
                        messages,
                        "conversation_id",
                        conversation,
                        "status",
                        "waiting");
            case Sent.NoSuchChat() -> throw Problem.CHAT_UNKNOWN.found("no customer has written in this chat");
            case Sent.LeftAlone() -> throw Problem.LEFT_ALONE.found("the customer has asked not to be written to");
            case Sent.Off(String account) -> throw Problem.ACCOUNT_OFF.found(account + " is switched off");
            case Sent.NoAccount(List<String> accounts) ->
                throw new ProblemFound(
                        Problem.ACCOUNT_UNKNOWN, "not exactly one account fits", Map.of("accounts", accounts));
        };
    }

    /// Under the same key of the same business the same messages, whenever it is asked.
    private UUID key(Caller caller, Optional<String> key, String deed) {
        return key.map(text -> DerivedId.of(caller.id().value(), "api " + deed + " " + text))
                .orElseGet(ids::next);
    }
}
