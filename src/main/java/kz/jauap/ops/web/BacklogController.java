package kz.jauap.ops.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.learning.Asked;
import kz.jauap.learning.DraftedFact;
import kz.jauap.learning.LearnedAnswers;
import kz.jauap.learning.OpenQuestions;
import kz.jauap.learning.Proposal;
import kz.jauap.learning.Topic;
import kz.jauap.ops.admin.Refusal;
import kz.jauap.ops.admin.TenantDesk;
import kz.jauap.ops.web.LearnedController.AnswerView;
import kz.jauap.pack.Packs;
import kz.jauap.tenant.Audit;
import kz.jauap.tenant.Tenant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// Questions no turn had an answer for, by what they ask, and answers to them.
@RestController
@RequestMapping("/admin/tenants/{slug}/backlog")
class BacklogController {

    private static final int SHOWN = 50;

    private final TenantDesk tenants;
    private final OpenQuestions questions;
    private final LearnedAnswers answers;
    private final Packs packs;
    private final Audit audit;

    BacklogController(TenantDesk tenants, OpenQuestions questions, LearnedAnswers answers, Packs packs, Audit audit) {
        this.tenants = tenants;
        this.questions = questions;
        this.answers = answers;
        this.packs = packs;
        this.audit = audit;
    }

    /// A topic as it is shown, what most people ask first.
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record TopicView(
            UUID id, int people, int questions, String state, Instant firstAt, Instant lastAt, List<String> samples) {

        static TopicView of(Topic topic) {
            return new TopicView(
                    topic.id(),
                    topic.people(),
                    topic.questions(),
                    topic.state().name().toLowerCase(Locale.ROOT),
                    topic.firstAt(),
                    topic.lastAt(),
                    topic.wordings().stream().map(Topic.Said::text).toList());
        }
    }

    /// A question as it was asked, without personal data.
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record QuestionView(
            String text, String language, String kind, UUID conversationId, UUID turnId, int place, Instant at) {

        static QuestionView of(Asked asked) {
            return new QuestionView(
                    asked.text(),
                    asked.language(),
                    asked.kind().name().toLowerCase(Locale.ROOT),
                    asked.conversation(),
                    asked.turn(),
                    asked.place(),
                    asked.at());
        }
    }

    /// A topic with its questions and a fact to fill in.
    record Whole(TopicView topic, List<QuestionView> questions, String draft) {}

    @GetMapping
    Listing<TopicView> list(@PathVariable String slug, @RequestParam(defaultValue = "50") int limit) {
        return Listing.whole(questions.topics(tenants.get(slug).id(), Listing.limit(limit)).stream()
                .map(TopicView::of)
                .toList());
    }

    @GetMapping("/{topic}")
    Whole show(@PathVariable String slug, @PathVariable UUID topic) {
        Tenant tenant = tenants.get(slug);
        Topic found = find(tenant, topic);
        return new Whole(
                TopicView.of(found),
                questions.questions(tenant.id(), topic, SHOWN).stream()
                        .map(QuestionView::of)
                        .toList(),
                DraftedFact.yaml(found, languages(tenant)));
    }

    private Topic find(Tenant tenant, UUID topic) {
        return questions
                .topic(tenant.id(), topic)
                .orElseThrow(() -> Refusal.notFound("there is no topic " + topic, "GET …/backlog lists them"));
    }

    private List<String> languages(Tenant tenant) {
        return packs.current(tenant.id())
                .map(pack -> pack.profile().languages())
                .orElse(tenant.settings().languages());
    }

    /// @param answers by language
    /// @param questions those it answers; without them, all wordings of the topic
    record Answer(
            @Nullable Map<String, String> answers, @Nullable List<String> questions) {

        Map<String, String> said() {
            return answers == null ? Map.of() : answers;
        }
    }

    @PostMapping("/{topic}/answer")
    ResponseEntity<AnswerView> answer(
            @PathVariable String slug,
            @PathVariable UUID topic,
            @RequestBody Answer given,
            @RequestAttribute(AdminGate.ACTOR) String actor) {
        Tenant tenant = tenants.get(slug);
        Topic found = find(tenant, topic);
        List<String> asked = given.questions() == null
                ? found.wordings().stream().map(Topic.Said::text).toList()
                : given.questions();
        return LearnedController.kept(
                answers.propose(tenant.id(), Proposal.to(found, latest(tenant, topic), asked, given.said(), actor)),
                tenant,
                actor,
                audit);
    }

    private @Nullable Asked latest(Tenant tenant, UUID topic) {
        return questions.questions(tenant.id(), topic, 1).stream().findFirst().orElse(null);
    }

    /// @param place which of the turn's open questions, where there are several
    record Reply(
            @Nullable Map<String, String> answers, @Nullable Integer place) {

        Map<String, String> said() {
            return answers == null ? Map.of() : answers;
        }
    }

    /// What a person has answered to a question that was handed over: `turn` is that of the handover.
    @PostMapping("/turns/{turn}/answer")
    ResponseEntity<AnswerView> reply(
            @PathVariable String slug,
            @PathVariable UUID turn,
            @RequestBody Reply given,
            @RequestAttribute(AdminGate.ACTOR) String actor) {
        Tenant tenant = tenants.get(slug);
        List<Asked> open = questions.ofTurn(tenant.id(), turn);
        if (open.isEmpty()) {
            throw Refusal.notFound("turn " + turn + " left no question open", "GET …/backlog/{topic} tells the turns");
        }
        Optional<Asked> asked = open.stream()
                .filter(one -> given.place() == null ? open.size() == 1 : one.place() == given.place())
                .findFirst();
        if (asked.isEmpty()) {
            throw Refusal.malformed(
                    "the turn left " + open.size() + " questions open",
                    "say by place which one is answered: "
                            + open.stream().map(Asked::place).toList());
        }
        return LearnedController.kept(
                answers.propose(tenant.id(), Proposal.answerTo(asked.get(), given.said(), actor)),
                tenant,
                actor,
                audit);
    }
}
