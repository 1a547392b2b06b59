package kz.jauap.api.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import kz.jauap.api.Scope;
import kz.jauap.message.Chat;
import kz.jauap.message.UnifiedMessage;
import kz.jauap.message.UnifiedMessages;
import kz.jauap.message.UnifiedMessages.Placed;
import kz.jauap.message.UnifiedMessages.Wanted;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What was said, by conversation or all together.
@RestController
@RequestMapping("/api")
class MessageController {

    private static final String FIFTY = "50";

    private final UnifiedMessages messages;

    MessageController(UnifiedMessages messages) {
        this.messages = messages;
    }

    @Needs(Scope.READ)
    @GetMapping("/chats")
    ResponseEntity<String> chats(
            @RequestAttribute(KeyGate.CALLER) Caller caller,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = FIFTY) int limit) {
        Wanted wanted = new Wanted(channel, account, Page.limit(limit));
        return Answers.json(200, Page.of(messages.chats(caller.id(), wanted, Page.cursor(cursor)), limit));
    }

    @Needs(Scope.READ)
    @GetMapping("/chats/{id}")
    ResponseEntity<String> chat(@RequestAttribute(KeyGate.CALLER) Caller caller, @PathVariable UUID id) {
        return Answers.json(200, known(caller, id));
    }

    @Needs(Scope.READ)
    @GetMapping("/chats/{id}/messages")
    ResponseEntity<String> ofChat(
            @RequestAttribute(KeyGate.CALLER) Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "2147483647") int cursor,
            @RequestParam(defaultValue = FIFTY) int limit) {
        known(caller, id);
        return Answers.json(200, Page.of(messages.of(caller.id(), id, cursor, Page.limit(limit)), limit));
    }

    private Chat known(Caller caller, UUID id) {
        return messages.chat(caller.id(), id)
                .orElseThrow(() -> Problem.NOT_FOUND.found("there is no conversation " + id));
    }

    /// The newest first; with `order=asc` or `since` the oldest first, for who follows along.
    @Needs(Scope.READ)
    @GetMapping("/messages")
    ResponseEntity<String> all(
            @RequestAttribute(KeyGate.CALLER) Caller caller,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String since,
            @RequestParam(defaultValue = "") String order,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = FIFTY) int limit) {
        Wanted wanted = new Wanted(channel, account, Page.limit(limit));
        UUID beyond = Page.cursor(cursor);
        if (!order.isEmpty() && !order.equals("asc") && !order.equals("desc")) {
            throw Problem.MALFORMED.found("order is asc or desc");
        }
        if (order.equals("desc") || order.isEmpty() && since.isEmpty()) {
            return Answers.json(200, Page.of(messages.newest(caller.id(), wanted, beyond), limit));
        }
        List<Placed<UnifiedMessage>> some = messages.following(caller.id(), wanted, beyond, moment(since));
        return Answers.json(200, Page.going(some, cursor.isEmpty() ? null : cursor));
    }

    @Needs(Scope.READ)
    @GetMapping("/messages/{id}")
    ResponseEntity<String> one(@RequestAttribute(KeyGate.CALLER) Caller caller, @PathVariable UUID id) {
        return Answers.json(
                200,
                messages.find(caller.id(), id)
                        .orElseThrow(() -> Problem.NOT_FOUND.found("there is no message " + id + " (yet)")));
    }

    private static Instant moment(String since) {
        try {
            return since.isEmpty() ? Instant.EPOCH : OffsetDateTime.parse(since).toInstant();
        } catch (DateTimeException e) {
            throw Problem.MALFORMED.found("since is a moment with its zone, as 2026-11-22T09:30:00Z");
        }
    }
}
