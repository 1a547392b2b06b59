package kz.jauap.ops.web;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.jauap.llm.ModelAccess;
import kz.jauap.llm.ModelAnswer;
import kz.jauap.llm.ModelPlan;
import kz.jauap.llm.ModelPlans;
import kz.jauap.llm.Models;
import kz.jauap.llm.Purpose;
import kz.jauap.llm.Spending;
import kz.jauap.ops.admin.Refusal;
import kz.jauap.ops.admin.TenantDesk;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.InvalidSetting;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// A tenant's language models: which, how much, and what they cost. Keys go in and never come out.
@RestController
@RequestMapping("/admin/tenants/{slug}/{use:model|speech}")
class ModelController {

    private static final Set<String> PLAN = Set.of("active", "chain", "deadlineSeconds", "tokensADay", "proposes");
    private static final Set<String> LINK = Set.of("url", "model", "key", "price");
    private static final long USUAL_TOKENS = 200_000;
    private static final int USUAL_DEADLINE = 4;
    private static final int DAYS = 31;

    private final TenantDesk tenants;
    private final ModelPlans plans;
    private final Models models;
    private final Spending spending;

    ModelController(TenantDesk tenants, ModelPlans plans, Models models, Spending spending) {
        this.tenants = tenants;
        this.plans = plans;
        this.models = models;
        this.spending = spending;
    }

    @GetMapping
    Map<String, Object> show(@PathVariable String slug, @PathVariable String use) {
        return view(tenants.get(slug).id(), purpose(use));
    }

    /// Replaces the plan. A link whose `key` is left out keeps the key it had, if its address is the same.
    @PutMapping
    Map<String, Object> set(
            @PathVariable String slug,
            @PathVariable String use,
            @RequestBody JsonNode body,
            @RequestAttribute(AdminGate.ACTOR) String actor) {
        Bodies.demandOnly(body, PLAN);
        TenantId tenant = tenants.get(slug).id();
        Purpose purpose = purpose(use);
        Optional<ModelPlan> before = plans.own(tenant, purpose);
        ModelPlan plan = new ModelPlan(
                !body.has("active") || Bodies.truth(body, "active"),
                body.has("chain")
                        ? chain(body.path("chain"), before)
                        : before.map(ModelPlan::chain).orElse(List.of()),
                Duration.ofSeconds(number(
                        body,
                        "deadlineSeconds",
                        before.map(one -> one.deadline().toSeconds()).orElse((long) USUAL_DEADLINE))),
                number(body, "tokensADay", before.map(ModelPlan::tokensADay).orElse(USUAL_TOKENS)),
                body.has("proposes")
                        ? Bodies.truth(body, "proposes")
                        : before.map(ModelPlan::proposes).orElse(false));
        if (plan.proposes() && purpose == Purpose.SPEECH) {
            throw new InvalidSetting("proposes", "true", "false here: only a model for words proposes topics", "false");
        }
        if (plan.chain().isEmpty()) {
            throw new InvalidSetting(
                    "chain", "empty", "a list of models", "[{\"url\":\"https://api.openai.com/v1\",\"model\":\"…\"}]");
        }
        plans.save(tenant, purpose, plan, actor);
        return view(tenant, purpose);
    }

    /// Back to the house's model; the house has none for speech.
    @DeleteMapping
    Map<String, Object> remove(
            @PathVariable String slug, @PathVariable String use, @RequestAttribute(AdminGate.ACTOR) String actor) {
        TenantId tenant = tenants.get(slug).id();
        plans.remove(tenant, purpose(use), actor);
        return view(tenant, purpose(use));
    }

    /// Asks each model of the chain for a word.
    @PostMapping("/check")
    List<Map<String, Object>> check(@PathVariable String slug, @PathVariable String use) {
        TenantId tenant = tenants.get(slug).id();
        ModelPlan plan = plans.own(tenant, purpose(use))
                .orElseThrow(() -> Refusal.notFound(
                        "tenant " + slug + " has no model of its own",
                        "set one: PUT /admin/tenants/" + slug + "/" + use));
        List<Map<String, Object>> results = new ArrayList<>();
        for (ModelAccess access : plan.chain()) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("model", access.model());
            result.put("url", access.url().toString());
            ModelAnswer answer = models.check(tenant, purpose(use), access, plan.deadline());
            boolean silent = purpose(use) == Purpose.SPEECH && answer instanceof ModelAnswer.Useless;
            result.put("working", answer instanceof ModelAnswer.Said || silent);
            if (answer instanceof ModelAnswer.Failed(String reason)) {
                result.put("reason", reason);
            }
            if (answer instanceof ModelAnswer.Useless(String reason, int tokens)) {
                result.put("reason", reason);
            }
            results.add(result);
        }
        return results;
    }

    private static Purpose purpose(String use) {
        return use.equals("speech") ? Purpose.SPEECH : Purpose.WORDS;
    }

    private Map<String, Object> view(TenantId tenant, Purpose purpose) {
        Optional<ModelPlan> own = plans.own(tenant, purpose);
        ModelPlan holds = plans.of(tenant, purpose);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("of", own.isPresent() ? "tenant" : purpose == Purpose.WORDS ? "house" : "nobody");
        view.put("asked", holds.on());
        ModelPlan shown = own.orElse(holds);
        view.put("active", shown.active());
        view.put("deadlineSeconds", shown.deadline().toSeconds());
        view.put("tokensADay", shown.tokensADay());
        view.put("proposes", shown.proposes());
        view.put("chain", shown.chain().stream().map(ModelController::view).toList());
        view.put("spent", spending.latest(tenant, purpose, DAYS));
        return view;
    }

    private static Map<String, Object> view(ModelAccess access) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("url", access.url().toString());
        view.put("model", access.model());
        view.put("price", access.price());
        view.put("hasKey", !access.key().isEmpty());
        return view;
    }

    private static List<ModelAccess> chain(JsonNode list, Optional<ModelPlan> before) {
        if (!list.isArray()) {
            throw new InvalidSetting("chain", "that", "a list of models", "[{\"url\":\"…\",\"model\":\"…\"}]");
        }
        List<ModelAccess> chain = new ArrayList<>();
        for (JsonNode link : list) {
            Bodies.demandOnly(link, LINK);
            String url = Bodies.text(link, "url", "\"https://api.openai.com/v1\"");
            String key = link.has("key") ? link.path("key").asString("") : keyBefore(before, url);
            chain.add(ModelAccess.typed(url, Bodies.text(link, "model", "\"gpt-5-mini\""), key, price(link)));
        }
        return chain;
    }

    private static String keyBefore(Optional<ModelPlan> before, String url) {
        return before.stream()
                .flatMap(plan -> plan.chain().stream())
                .filter(one -> one.url().toString().equals(url))
                .map(ModelAccess::key)
                .findFirst()
                .orElse("");
    }

    private static BigDecimal price(JsonNode link) {
        JsonNode price = link.path("price");
        if (!price.isMissingNode() && !price.isNumber()) {
            throw new InvalidSetting("price", price.toString(), "the price of a million tokens", "0.6");
        }
        return price.isNumber() ? price.decimalValue() : BigDecimal.ZERO;
    }

    private static long number(JsonNode body, String field, long otherwise) {
        JsonNode value = body.path(field);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new InvalidSetting(field, value.toString(), "a whole number", Long.toString(otherwise));
        }
        return value.asLong();
    }
}
