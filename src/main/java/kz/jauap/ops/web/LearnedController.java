package kz.jauap.ops.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import kz.jauap.learning.Changed;
import kz.jauap.learning.LearnedAnswer;
import kz.jauap.learning.LearnedAnswer.Status;
import kz.jauap.learning.LearnedAnswers;
import kz.jauap.learning.Proposal;
import kz.jauap.learning.Proposed;
import kz.jauap.learning.Taught;
import kz.jauap.ops.admin.Refusal;
import kz.jauap.ops.admin.TenantDesk;
import kz.jauap.tenant.Audit;
import kz.jauap.tenant.Tenant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// Answers people of a business have given, and what is decided about them.
@RestController
@RequestMapping("/admin/tenants/{slug}/learned")
class LearnedController {

    private static final int SHOWN = 50;

    private final TenantDesk tenants;
    private final LearnedAnswers answers;
    private final Taught taught;
    private final Audit audit;

    LearnedController(TenantDesk tenants, LearnedAnswers answers, Taught taught, Audit audit) {
        this.tenants = tenants;
        this.answers = answers;
        this.taught = taught;
        this.audit = audit;
    }

    /// An answer as it is shown.
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record AnswerView(
            UUID id,
            int version,
            String status,
            String source,
            List<String> questions,
            Map<String, String> answers,
            @Nullable UUID topicId,
            @Nullable UUID conversationId,
            @Nullable UUID turnId,
            String author,
            String decidedBy,
            Instant createdAt,
            Instant updatedAt) {

        static AnswerView of(LearnedAnswer answer) {
            return new AnswerView(
                    answer.id(),
                    answer.version(),
                    answer.status().name().toLowerCase(Locale.ROOT),
                    answer.source().name().toLowerCase(Locale.ROOT),
                    answer.questions(),
                    new TreeMap<>(answer.answers()),
                    answer.topic(),
                    answer.conversation(),
                    answer.turn(),
                    answer.author(),
                    answer.decidedBy(),
                    answer.createdAt(),
                    answer.updatedAt());
        }
    }

    /// A state it was in.
    record StateView(
            int version,
            String deed,
            String status,
            List<String> questions,
            Map<String, String> answers,
            String actor,
            Instant at) {}

    /// An answer with all states it was in, the newest first.
    record Whole(AnswerView answer, List<StateView> history) {}

    @GetMapping
    Listing<AnswerView> list(
            @PathVariable String slug,
            @RequestParam(defaultValue = "pending") String status,
            @RequestParam(defaultValue = "50") int limit) {
        return Listing.whole(answers.list(tenants.get(slug).id(), status(status), Listing.limit(limit)).stream()
                .map(AnswerView::of)
                .toList());
    }

    private static Status status(String asked) {
        return switch (asked.toLowerCase(Locale.ROOT)) {
            case "pending" -> Status.PENDING;
            case "approved" -> Status.APPROVED;
            case "rejected" -> Status.REJECTED;
            default -> throw Refusal.malformed("no answer is ever " + asked, "one of pending, approved, rejected");
        };
    }

    @GetMapping("/{id}")
    Whole show(@PathVariable String slug, @PathVariable UUID id) {
        Tenant tenant = tenants.get(slug);
        return new Whole(
                AnswerView.of(find(tenant, id)),
                answers.history(tenant.id(), id, SHOWN).stream()
                        .map(one -> new StateView(
                                one.version(),
                                one.deed(),
                                one.status().name().toLowerCase(Locale.ROOT),
                                one.questions(),
                                one.answers(),
                                one.actor(),
                                one.at()))
                        .toList());
    }

    private LearnedAnswer find(Tenant tenant, UUID id) {
        return answers.find(tenant.id(), id).orElseThrow(() -> missing(id));
    }

    private static Refusal missing(UUID id) {
        return Refusal.notFound("there is no learned answer " + id, "GET …/learned?status=… lists them");
    }

    /// @param version it was looked at; without it, whatever it is now
    record Words(
            @Nullable List<String> questions,
            @Nullable Map<String, String> answers,
            @Nullable Integer version) {

        List<String> asked() {
            return questions == null ? List.of() : questions;
        }

        Map<String, String> said() {
            return answers == null ? Map.of() : answers;
        }
    }

    /// Typed in for questions of one's own.
    @PostMapping
    ResponseEntity<AnswerView> add(
            @PathVariable String slug, @RequestBody Words words, @RequestAttribute(AdminGate.ACTOR) String actor) {
        Tenant tenant = tenants.get(slug);
        Proposal proposal = Proposal.typed(words.asked(), words.said(), actor);
        return kept(answers.propose(tenant.id(), proposal), tenant, actor, audit);
    }

    static ResponseEntity<AnswerView> kept(Proposed proposed, Tenant tenant, String actor, Audit audit) {
        return switch (proposed) {
            case Proposed.Fresh(LearnedAnswer answer) -> {
                audit.note(tenant.id(), actor, "learned.proposed", answer.id().toString(), Map.of());
                yield ResponseEntity.status(201).body(AnswerView.of(answer));
            }
            case Proposed.Merged(LearnedAnswer answer) -> ResponseEntity.ok(AnswerView.of(answer));
            case Proposed.Known(LearnedAnswer answer) -> ResponseEntity.ok(AnswerView.of(answer));
            case Proposed.Useless(String why) ->
                throw Refusal.malformed(why, "give {\"questions\":[…],\"answers\":{\"ru\":\"…\"}}");
        };
    }

    @PutMapping("/{id}")
    AnswerView edit(
            @PathVariable String slug,
            @PathVariable UUID id,
            @RequestBody Words words,
            @RequestAttribute(AdminGate.ACTOR) String actor) {
        Tenant tenant = tenants.get(slug);
        int seen = seen(tenant, id, words.version());
        return done(answers.edit(tenant.id(), id, seen, words.asked(), words.said(), actor), tenant, "edited", actor);
    }

    /// @param version it was looked at; without it, whatever it is now
    record Seen(@Nullable Integer version) {}

    @PostMapping("/{id}/{decision}")
    AnswerView decide(
            @PathVariable String slug,
            @PathVariable UUID id,
            @PathVariable String decision,
            @RequestBody(required = false) @Nullable Seen body,
            @RequestAttribute(AdminGate.ACTOR) String actor) {
        Tenant tenant = tenants.get(slug);
        int seen = seen(tenant, id, body == null ? null : body.version());
        return switch (decision) {
            case "approve" -> done(answers.approve(tenant.id(), id, seen, actor), tenant, "approved", actor);
            case "reject" -> done(answers.reject(tenant.id(), id, seen, actor), tenant, "rejected", actor);
            case "undo" -> done(answers.undo(tenant.id(), id, seen, actor), tenant, "undone", actor);
            default -> throw Refusal.malformed("nobody can " + decision + " an answer", "approve, reject or undo");
        };
    }

    private int seen(Tenant tenant, UUID id, @Nullable Integer version) {
        return version == null ? find(tenant, id).version() : version;
    }

    private AnswerView done(Changed changed, Tenant tenant, String deed, String actor) {
        return switch (changed) {
            case Changed.Done(LearnedAnswer answer) -> {
                audit.note(
                        tenant.id(),
                        actor,
                        "learned." + deed,
                        answer.id().toString(),
                        Map.of("version", answer.version()));
                yield AnswerView.of(answer);
            }
            case Changed.Overtaken(LearnedAnswer now) ->
                throw Refusal.conflict(
                        "somebody was faster: it is "
                                + now.status().name().toLowerCase(Locale.ROOT) + " in version " + now.version()
                                + (now.decidedBy().isEmpty() ? "" : " by " + now.decidedBy()),
                        "look at it again, then decide on that version");
            case Changed.Refused(String why, String advice) -> throw Refusal.conflict(why, advice);
            case Changed.Missing missing ->
                throw Refusal.notFound("there is no such learned answer", "GET …/learned?status=… lists them");
        };
    }

    /// What a customer who asks this would be told, where the pack is silent.
    record Told(boolean answered, double likeness, String text, String source) {}

    @GetMapping("/ask")
    Told ask(
            @PathVariable String slug,
            @RequestParam String question,
            @RequestParam(defaultValue = "") String language) {
        Tenant tenant = tenants.get(slug);
        String spoken = language.isEmpty() ? tenant.settings().defaultLanguage() : language;
        return taught.find(tenant.id(), question, spoken)
                .map(found -> new Told(
                        found.isEnough(),
                        found.likeness(),
                        found.text(),
                        found.answer().evidence()))
                .orElse(new Told(false, 0, "", ""));
    }
}
