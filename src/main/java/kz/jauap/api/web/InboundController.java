package kz.jauap.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.jauap.api.Bringing;
import kz.jauap.api.Bringing.Brought;
import kz.jauap.api.Scope;
import kz.jauap.message.MessageReader.Fault;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Messages and leads of customers that integrators and owners' scripts bring in. 202 means stored.
@RestController
@RequestMapping("/api")
class InboundController {

    private static final int STORED = 202;

    private final Bringing bringing;
    private final Answers answers;
    private final Leads leads;

    InboundController(Bringing bringing, Answers answers, Leads leads) {
        this.bringing = bringing;
        this.answers = answers;
        this.leads = leads;
    }

    @Needs(Scope.INBOUND)
    @PostMapping("/inbound")
    ResponseEntity<String> message(@RequestAttribute(KeyGate.CALLER) Caller caller, HttpServletRequest request) {
        Asked asked = Asked.read(request);
        return brought(
                caller,
                asked,
                asked.body(),
                asked.key().map(key -> "key-" + key).orElse(""));
    }

    @Needs(Scope.INBOUND)
    @PostMapping("/submit")
    ResponseEntity<String> submit(@RequestAttribute(KeyGate.CALLER) Caller caller, HttpServletRequest request) {
        return lead(caller, Asked.read(request));
    }

    @Needs(Scope.INBOUND)
    @PostMapping("/quiz")
    ResponseEntity<String> quiz(@RequestAttribute(KeyGate.CALLER) Caller caller, HttpServletRequest request) {
        Asked asked = Asked.read(request);
        if (!asked.body().path("quiz_answers").isArray()
                || asked.body().path("quiz_answers").isEmpty()) {
            throw Wishes.invalid("/quiz_answers", "a list of {\"question\":\"…\",\"answer\":\"…\"}");
        }
        return lead(caller, asked);
    }

    private ResponseEntity<String> lead(Caller caller, Asked asked) {
        return brought(caller, asked, leads.message(asked.body()), leads.name(asked));
    }

    private ResponseEntity<String> brought(Caller caller, Asked asked, JsonNode message, String key) {
        String account = asked.body().path("account").asString("");
        return answers.once(caller, asked, () -> switch (bringing.bring(caller.id(), account, message, key)) {
            case Brought.Stored(UUID id, UUID conversation, boolean again) ->
                new Answers.Done(STORED, Map.of("id", id, "conversation_id", conversation, "duplicate", again));
            case Brought.Faulty(List<Fault> faults) ->
                throw new ProblemFound(Problem.INVALID, "the message cannot be taken", Map.of("errors", faults));
            case Brought.NoAccount(List<String> accounts) ->
                throw new ProblemFound(
                        Problem.ACCOUNT_UNKNOWN,
                        accounts.isEmpty()
                                ? "no account takes messages: ./jauap channel add "
                                        + caller.tenant().slug() + " api NAME"
                                : "not exactly one account of kind api fits",
                        Map.of("accounts", accounts));
        });
    }
}
