package kz.jauap.api.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import kz.jauap.api.Scope;
import kz.jauap.webhooks.Posting;
import kz.jauap.webhooks.Postings;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// What was posted, what came back, and posting one of it again.
@RestController
@RequestMapping("/api/webhook/deliveries")
class WebhookLogController {

    private final Postings postings;

    WebhookLogController(Postings postings) {
        this.postings = postings;
    }

    /// A posting as it is shown; `id` is its webhook-id.
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record View(
            UUID id,
            UUID subscription,
            UUID eventId,
            String type,
            String state,
            List<Posting.Try> tries,
            @Nullable Instant nextTryAt,
            Instant createdAt) {

        static View of(Posting one) {
            return new View(
                    one.id(),
                    one.subscription(),
                    one.event(),
                    one.kind().word(),
                    one.state().name().toLowerCase(Locale.ROOT),
                    one.tries(),
                    one.state() == Posting.State.WAITING ? one.due() : null,
                    one.created());
        }
    }

    @Needs(Scope.WEBHOOKS)
    @GetMapping
    ResponseEntity<String> list(
            @RequestAttribute(KeyGate.CALLER) Caller caller,
            @RequestParam(required = false) @Nullable UUID subscription,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        List<Posting> some =
                postings.list(caller.id(), subscription, state(state), Page.cursor(cursor), Page.limit(limit));
        String next = some.size() < limit ? null : some.getLast().id().toString();
        return Answers.json(200, new Page<>(some.stream().map(View::of).toList(), next));
    }

    private static Posting.@Nullable State state(String word) {
        if (word.isEmpty()) {
            return null;
        }
        return Arrays.stream(Posting.State.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.MALFORMED.found("state is waiting, delivered or failed"));
    }

    @Needs(Scope.WEBHOOKS)
    @PostMapping("/{id}/replay")
    ResponseEntity<String> replay(@RequestAttribute(KeyGate.CALLER) Caller caller, @PathVariable UUID id) {
        if (!postings.again(caller.id(), id)) {
            throw Problem.NOT_FOUND.found("there is no delivery " + id + ", or it is on its way already");
        }
        return Answers.json(202, Map.of("id", id, "replayed", 1));
    }
}
