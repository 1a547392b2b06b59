package kz.jauap.llm;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import kz.jauap.llm.LanguageModel.Prompt;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// The door to a tenant's models: closed when it has none, when its day's tokens are spent, or when too many of its
/// customers wait for one already. Personal data is masked on the way out and put back on the way in.
///
/// The chain is tried in order while the deadline allows; a model that rests after failures is passed over.
/// `jauap_model_asked_total` = the sum of `jauap_model_answered_total` over its outcomes.
@Component
public class Models {

    /// Turns of one tenant that wait for a model at the same moment; the rest are answered in the pack's words, so that
    /// a slow model of one tenant takes no place from the others.
    private static final int TOGETHER = 32;

    private static final int SHARE_OF_THE_FIRST = 60;
    private static final Duration LEAST = Duration.ofMillis(250);

    private final ModelPlans plans;
    private final Spending spending;
    private final LanguageModel model;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Breakers breakers = new Breakers();
    private final Map<TenantId, Semaphore> places = new ConcurrentHashMap<>();

    Models(ModelPlans plans, Spending spending, LanguageModel model, Clock clock, MeterRegistry meters) {
        this.plans = plans;
        this.spending = spending;
        this.model = model;
        this.clock = clock;
        this.meters = meters;
    }

    /// Whether a tenant's answers may be worded by a model now.
    public boolean on(TenantId tenant) {
        return plans.of(tenant).on();
    }

    /// Asks for other words for a text. Blocks for the plan's deadline at most, and a moment for a reader who is slow
    /// to
    /// end.
    public ModelAnswer reword(TenantId tenant, String language, String text) {
        ModelPlan plan = plans.of(tenant);
        if (!plan.on()) {
            return refused("no model is set");
        }
        Semaphore place = places.computeIfAbsent(tenant, id -> new Semaphore(TOGETHER));
        if (!place.tryAcquire()) {
            return refused("too many customers wait for the model");
        }
        try {
            Masking masking = Masking.of(text);
            return switch (tried(tenant, plan, new Prompt(Prompts.reword(language), masking.text()))) {
                case ModelAnswer.Said(String words, int tokens) ->
                    masking.restored(words)
                            .<ModelAnswer>map(whole -> new ModelAnswer.Said(whole, tokens))
                            .orElseGet(() -> new ModelAnswer.Useless("it made up what was hidden", tokens));
                case ModelAnswer nothing -> nothing;
            };
        } finally {
            place.release();
        }
    }

    private ModelAnswer tried(TenantId tenant, ModelPlan plan, Prompt prompt) {
        Instant until = clock.instant().plus(plan.deadline());
        ModelAnswer last = new ModelAnswer.Failed("the models rest after failures");
        for (int i = 0; i < plan.chain().size(); i++) {
            Duration left = Duration.between(clock.instant(), until);
            if (left.compareTo(LEAST) < 0) {
                return last;
            }
            ModelAccess access = plan.chain().get(i);
            if (!breakers.lets(access)) {
                continue;
            }
            boolean another = i < plan.chain().size() - 1;
            Duration within = another ? left.multipliedBy(SHARE_OF_THE_FIRST).dividedBy(100) : left;
            Optional<ModelAnswer> answer = asked(tenant, plan, access, prompt, within);
            if (answer.isEmpty()) {
                breakers.unused(access);
                return refused("the day's tokens are spent");
            }
            last = answer.get();
            if (!(last instanceof ModelAnswer.Failed)) {
                return last;
            }
        }
        return last;
    }

    /// @return nothing when the budget does not allow it
    private Optional<ModelAnswer> asked(
            TenantId tenant, ModelPlan plan, ModelAccess access, Prompt prompt, Duration within) {
        long most = prompt.tokens() + OpenAiModel.MOST_TOKENS;
        if (!spending.reserve(tenant, plan.tokensADay(), most)) {
            return Optional.empty();
        }
        meters.counter("jauap.model.asked").increment();
        long start = System.nanoTime();
        ModelAnswer answer = model.say(access, prompt, within);
        breakers.ended(access, !(answer instanceof ModelAnswer.Failed), System.nanoTime() - start);
        boolean said = answer instanceof ModelAnswer.Said;
        meters.counter("jauap.model.answered", "outcome", said ? "said" : "failed")
                .increment();
        long tokens = tokens(answer);
        meters.counter("jauap.model.tokens").increment(tokens);
        spending.settle(tenant, most, !said, tokens, access.price());
        return Optional.of(answer);
    }

    private static long tokens(ModelAnswer answer) {
        return switch (answer) {
            case ModelAnswer.Said(String text, int tokens) -> tokens;
            case ModelAnswer.Useless(String reason, int tokens) -> tokens;
            case ModelAnswer.Failed(String reason) -> 0;
        };
    }

    /// Asks one model for a word, whatever its plan's switch says, to see whether it works.
    public ModelAnswer check(TenantId tenant, ModelAccess access, Duration within) {
        Prompt prompt = new Prompt("Answer with one word.", "Hello");
        ModelAnswer answer = model.say(access, prompt, within);
        spending.settle(tenant, 0, !(answer instanceof ModelAnswer.Said), tokens(answer), access.price());
        return answer;
    }

    private ModelAnswer refused(String reason) {
        meters.counter("jauap.model.not.asked").increment();
        return new ModelAnswer.Failed(reason);
    }
}
