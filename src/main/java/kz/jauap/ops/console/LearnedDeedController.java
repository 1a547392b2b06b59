package kz.jauap.ops.console;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import kz.jauap.learning.Asked;
import kz.jauap.learning.Changed;
import kz.jauap.learning.LearnedAnswers;
import kz.jauap.learning.OpenQuestions;
import kz.jauap.learning.Proposal;
import kz.jauap.learning.Proposed;
import kz.jauap.learning.Topic;
import kz.jauap.ops.admin.Refusal;
import kz.jauap.ops.admin.TenantDesk;
import kz.jauap.tenant.Audit;
import kz.jauap.tenant.Tenant;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The buttons by which people answer questions nobody knew and decide about answers.
@RestController
@RequestMapping("/console/tenants/{slug}")
class LearnedDeedController {

    private static final String ACTOR = "console";
    private static final String ANSWER = "answer_";

    private final TenantDesk tenants;
    private final OpenQuestions questions;
    private final LearnedAnswers answers;
    private final Audit audit;

    LearnedDeedController(TenantDesk tenants, OpenQuestions questions, LearnedAnswers answers, Audit audit) {
        this.tenants = tenants;
        this.questions = questions;
        this.answers = answers;
        this.audit = audit;
    }

    @PostMapping("/questions/{id}/answer")
    ResponseEntity<Void> answer(
            @PathVariable String slug, @PathVariable UUID id, @RequestParam Map<String, String> form) {
        Tenant tenant = tenants.get(slug);
        Topic topic = questions
                .topic(tenant.id(), id)
                .orElseThrow(() -> Refusal.notFound("there is no topic " + id, "go back to the list"));
        List<String> asked = topic.wordings().stream().map(Topic.Said::text).toList();
        Asked latest =
                questions.questions(tenant.id(), id, 1).stream().findFirst().orElse(null);
        Proposal proposal = Proposal.to(topic, latest, asked, given(form), ACTOR);
        return switch (answers.propose(tenant.id(), proposal)) {
            case Proposed.Fresh fresh -> {
                note(tenant, "proposed", fresh.answer().id());
                yield to(tenant, "pending", "answer-proposed");
            }
            case Proposed.Merged merged -> to(tenant, "pending", "answer-proposed");
            case Proposed.Known known -> to(tenant, "approved", "answer-known");
            case Proposed.Useless useless -> to(tenant, "", "not-answer-empty");
        };
    }

    @PostMapping("/learned/{id}/{deed}")
    ResponseEntity<Void> decide(
            @PathVariable String slug,
            @PathVariable UUID id,
            @PathVariable String deed,
            @RequestParam int version,
            @RequestParam Map<String, String> form) {
        Tenant tenant = tenants.get(slug);
        Changed changed = switch (deed) {
            case "approve" -> answers.approve(tenant.id(), id, version, ACTOR);
            case "reject" -> answers.reject(tenant.id(), id, version, ACTOR);
            case "undo" -> answers.undo(tenant.id(), id, version, ACTOR);
            case "edit" ->
                answers.edit(
                        tenant.id(),
                        id,
                        version,
                        form.getOrDefault("questions", "").lines().toList(),
                        given(form),
                        ACTOR);
            default -> throw Refusal.notFound("nobody can do that to an answer", "use the buttons of the page");
        };
        return switch (changed) {
            case Changed.Done done -> {
                note(tenant, deed, id);
                yield to(tenant, done.answer().status().name().toLowerCase(Locale.ROOT), "answer-" + deed);
            }
            case Changed.Overtaken overtaken ->
                to(tenant, overtaken.now().status().name().toLowerCase(Locale.ROOT), "not-answer-overtaken");
            case Changed.Refused refused -> to(tenant, form.getOrDefault("show", "pending"), "not-answer-" + deed);
            case Changed.Missing missing -> throw Refusal.notFound("there is no answer " + id, "go back to the list");
        };
    }

    private static Map<String, String> given(Map<String, String> form) {
        Map<String, String> given = new HashMap<>();
        form.forEach((field, text) -> {
            if (field.startsWith(ANSWER)) {
                given.put(
                        field.substring(ANSWER.length()),
                        text.replace("\r\n", "\n").strip());
            }
        });
        return given;
    }

    private void note(Tenant tenant, String deed, UUID id) {
        audit.note(tenant.id(), ACTOR, "learned." + deed, id.toString(), Map.of());
    }

    private static ResponseEntity<Void> to(Tenant tenant, String show, String done) {
        String view = switch (show) {
            case "pending", "approved", "rejected" -> "show=" + show + "&";
            default -> "";
        };
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/console/tenants/" + tenant.slug() + "/questions?" + view + "done=" + done))
                .build();
    }
}
