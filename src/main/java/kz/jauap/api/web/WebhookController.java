package kz.jauap.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.jauap.api.Scope;
import kz.jauap.webhooks.EventKind;
import kz.jauap.webhooks.Postings;
import kz.jauap.webhooks.Subscription;
import kz.jauap.webhooks.Subscriptions;
import kz.jauap.webhooks.Subscriptions.Subscribed;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Webhooks out: who wants to hear of what.
@RestController
@RequestMapping("/api/webhook")
class WebhookController {

    private final Subscriptions subscriptions;
    private final Postings postings;
    private final Answers answers;

    WebhookController(Subscriptions subscriptions, Postings postings, Answers answers) {
        this.subscriptions = subscriptions;
        this.postings = postings;
        this.answers = answers;
    }

    @Needs(Scope.WEBHOOKS)
    @PostMapping("/subscribe")
    ResponseEntity<String> subscribe(@RequestAttribute(KeyGate.CALLER) Caller caller, HttpServletRequest request) {
        Asked asked = Asked.read(request);
        String url = asked.body().path("url").asString("");
        Set<EventKind> events = events(asked.body().path("events"));
        return switch (subscriptions.add(caller.id(), url, events, caller.actor())) {
            case Subscribed.Done(Subscription made, String secret) -> {
                Map<String, Object> view = view(made);
                view.put("secret", secret);
                yield Answers.json(201, view);
            }
            case Subscribed.Refused(String why) -> throw Problem.ADDRESS_REFUSED.found(why);
            case Subscribed.TooMany() ->
                throw Problem.TOO_MANY.found("a business has at most " + Subscriptions.MOST + " subscriptions");
        };
    }

    /// All kinds where none is named.
    private static Set<EventKind> events(JsonNode words) {
        if (words.isMissingNode()) {
            return EnumSet.allOf(EventKind.class);
        }
        Set<EventKind> events = words.valueStream()
                .map(word -> EventKind.of(word.asString("")).orElseThrow(() -> Wishes.invalid("/events", known())))
                .collect(Collectors.toSet());
        if (events.isEmpty()) {
            throw Wishes.invalid("/events", known());
        }
        return events;
    }

    private static String known() {
        return "some of "
                + EnumSet.allOf(EventKind.class).stream().map(EventKind::word).toList();
    }

    @Needs(Scope.WEBHOOKS)
    @GetMapping("/status")
    ResponseEntity<String> status(@RequestAttribute(KeyGate.CALLER) Caller caller) {
        List<Map<String, Object>> all = subscriptions.list(caller.id()).stream()
                .map(WebhookController::view)
                .toList();
        return Answers.json(200, new Page<>(all, null));
    }

    private static Map<String, Object> view(Subscription one) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", one.id());
        view.put("url", one.url());
        view.put("events", one.events().stream().sorted().map(EventKind::word).toList());
        view.put("active", one.isActive());
        view.put("trouble", one.trouble());
        view.put("created_at", one.created());
        Instant failing = one.failingSince();
        if (failing != null) {
            view.put("failing_since", failing);
        }
        return view;
    }

    /// By `id`, or all that go to `url`.
    @Needs(Scope.WEBHOOKS)
    @PostMapping("/unsubscribe")
    ResponseEntity<String> unsubscribe(@RequestAttribute(KeyGate.CALLER) Caller caller, HttpServletRequest request) {
        JsonNode body = Asked.read(request).body();
        String url = body.path("url").asString("");
        List<UUID> meant = url.isEmpty()
                ? List.of(id(body))
                : subscriptions.list(caller.id()).stream()
                        .filter(one -> one.url().equals(url))
                        .map(Subscription::id)
                        .toList();
        long removed = meant.stream()
                .filter(id -> subscriptions.remove(caller.id(), id, caller.actor()))
                .count();
        if (removed == 0) {
            throw unknown();
        }
        return Answers.json(200, Map.of("removed", removed));
    }

    @Needs(Scope.WEBHOOKS)
    @PostMapping("/rotate")
    ResponseEntity<String> rotate(@RequestAttribute(KeyGate.CALLER) Caller caller, HttpServletRequest request) {
        UUID id = id(Asked.read(request).body());
        String secret = subscriptions.rotate(caller.id(), id, caller.actor()).orElseThrow(WebhookController::unknown);
        return Answers.json(
                200,
                Map.of(
                        "id", id,
                        "secret", secret,
                        "former_secret_signs_for_seconds", Subscriptions.OVERLAP.toSeconds()));
    }

    @Needs(Scope.WEBHOOKS)
    @PostMapping("/enable")
    ResponseEntity<String> enable(@RequestAttribute(KeyGate.CALLER) Caller caller, HttpServletRequest request) {
        UUID id = id(Asked.read(request).body());
        if (!subscriptions.enable(caller.id(), id, caller.actor())) {
            throw unknown();
        }
        return Answers.json(200, Map.of("id", id, "active", true));
    }

    /// Posts again what was made for a subscription since a moment, at most a thousand at once.
    @Needs(Scope.WEBHOOKS)
    @PostMapping("/replay")
    ResponseEntity<String> replay(@RequestAttribute(KeyGate.CALLER) Caller caller, HttpServletRequest request) {
        Asked asked = Asked.read(request);
        UUID id = id(asked.body());
        Instant since = moment(asked.body().path("since").asString(""));
        if (subscriptions.list(caller.id()).stream().noneMatch(one -> one.id().equals(id))) {
            throw unknown();
        }
        return answers.once(
                caller, asked, () -> new Answers.Done(202, Map.of("replayed", postings.again(caller.id(), id, since))));
    }

    private static Instant moment(String since) {
        try {
            return OffsetDateTime.parse(since).toInstant();
        } catch (DateTimeException e) {
            throw Wishes.invalid("/since", "a moment with its zone, as 2026-11-22T09:30:00Z");
        }
    }

    private static UUID id(JsonNode body) {
        try {
            return UUID.fromString(body.path("id").asString(""));
        } catch (IllegalArgumentException e) {
            throw Wishes.invalid("/id", "the id of a subscription, as /api/webhook/status shows it");
        }
    }

    private static ProblemFound unknown() {
        return Problem.NOT_FOUND.found("there is no such subscription");
    }
}
