package kz.jauap.ops.console;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import kz.jauap.learning.Asked;
import kz.jauap.learning.DraftedFact;
import kz.jauap.learning.LearnedAnswer.Status;
import kz.jauap.learning.LearnedAnswers;
import kz.jauap.learning.OpenQuestions;
import kz.jauap.learning.Taught;
import kz.jauap.learning.Topic;
import kz.jauap.ops.admin.TenantDesk;
import kz.jauap.pack.Packs;
import kz.jauap.tenant.Tenant;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Questions without an answer, and the answers people have given: what waits, what is used, what was turned down.
@RestController
@RequestMapping("/console")
class QuestionPageController {

    private static final int MOST = 50;

    private final Pages pages;
    private final TenantDesk tenants;
    private final OpenQuestions questions;
    private final LearnedAnswers answers;
    private final Taught taught;
    private final Packs packs;

    QuestionPageController(
            Pages pages,
            TenantDesk tenants,
            OpenQuestions questions,
            LearnedAnswers answers,
            Taught taught,
            Packs packs) {
        this.pages = pages;
        this.tenants = tenants;
        this.questions = questions;
        this.answers = answers;
        this.taught = taught;
        this.packs = packs;
    }

    /// The first business; from its page one gets to the others.
    @GetMapping("/questions")
    ResponseEntity<Void> first() {
        String page = tenants.all().stream()
                .findFirst()
                .map(tenant -> "/console/tenants/" + tenant.slug() + "/questions")
                .orElse("/console");
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(page))
                .build();
    }

    /// @param show `pending`, `approved` or `rejected` answers; the questions otherwise
    /// @param asked a question to try
    @GetMapping("/tenants/{slug}/questions")
    ResponseEntity<String> list(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "") String asked,
            HttpServletRequest request) {
        Tenant tenant = tenants.get(slug);
        Page page = pages.page("questions", request, tenant.settings().zone());
        List<String> languages = languages(tenant);
        Map<String, Object> content = new HashMap<>(Map.of(
                "tenant", tenant,
                "others", tenants.all(),
                "languages", languages,
                "show", show,
                "asked", asked,
                "waiting", answers.list(tenant.id(), Status.PENDING, MOST).size(),
                "told", told(tenant, asked, languages)));
        switch (show) {
            case "pending", "approved", "rejected" ->
                content.put("learned", answers.list(tenant.id(), Status.valueOf(show.toUpperCase(Locale.ROOT)), MOST));
            default -> content.put("cards", cards(tenant, languages));
        }
        return pages.show("questions", page, content);
    }

    /// What a customer who asks this would be told, in each language.
    private List<Taught.Found> told(Tenant tenant, String asked, List<String> languages) {
        return asked.isBlank()
                ? List.of()
                : languages.stream()
                        .flatMap(language -> taught.find(tenant.id(), asked, language).stream())
                        .filter(Taught.Found::isEnough)
                        .toList();
    }

    private List<String> languages(Tenant tenant) {
        return packs.current(tenant.id())
                .map(pack -> pack.profile().languages())
                .orElse(tenant.settings().languages());
    }

    /// Those nobody has answered first.
    private List<QuestionCard> cards(Tenant tenant, List<String> languages) {
        return questions.topics(tenant.id(), MOST).stream()
                .sorted(Comparator.comparing(topic -> topic.state() == Topic.State.ANSWERED))
                .map(topic -> new QuestionCard(
                        topic,
                        questions.questions(tenant.id(), topic.id(), 1).stream()
                                .findFirst()
                                .map(Asked::conversation)
                                .map(UUID::toString)
                                .orElse(""),
                        DraftedFact.yaml(topic, languages)))
                .toList();
    }
}
