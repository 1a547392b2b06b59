package kz.jauap.llm;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import kz.jauap.llm.LanguageModel.Prompt;
import kz.jauap.shared.TenantId;

/// The door to the model: closed when none is set, when the tenant has spent its day's tokens, or when the model has
/// failed again and again. Personal data is masked on the way out and put back on the way in.
///
/// `jauap_model_asked_total` = the sum of `jauap_model_answered_total` over its outcomes.
public final class Models {

    private static final int LOOKED_AT = 10;
    private static final float FAILING = 50;
    private static final Duration REST = Duration.ofSeconds(30);

    private final ModelSettings settings;
    private final LanguageModel model;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Map<TenantId, Spent> spent = new ConcurrentHashMap<>();
    private final CircuitBreaker breaker = CircuitBreaker.of(
            "model",
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(LOOKED_AT)
                    .minimumNumberOfCalls(LOOKED_AT / 2)
                    .failureRateThreshold(FAILING)
                    .waitDurationInOpenState(REST)
                    .permittedNumberOfCallsInHalfOpenState(1)
                    .build());

    /// Tokens of one tenant on one day.
    private record Spent(LocalDate day, AtomicLong tokens) {}

    Models(ModelSettings settings, LanguageModel model, Clock clock, MeterRegistry meters) {
        this.settings = settings;
        this.model = model;
        this.clock = clock;
        this.meters = meters;
    }

    public static Models of(ModelSettings settings, Clock clock, MeterRegistry meters) {
        LanguageModel model = settings.on()
                ? new OpenAiModel(settings)
                : (prompt, within) -> new ModelAnswer.Failed("no model is set");
        return new Models(settings, model, clock, meters);
    }

    public boolean on() {
        return settings.on();
    }

    /// Asks for other words for a text. Blocks for the deadline at most, and a moment for a reader who is slow to end.
    public ModelAnswer reword(TenantId tenant, String language, String text) {
        Spent today = spent(tenant);
        if (!settings.on() || today.tokens.get() >= settings.tokensADay()) {
            return refused(settings.on() ? "the day's tokens are spent" : "no model is set");
        }
        if (!breaker.tryAcquirePermission()) {
            return refused("the model rests after failures");
        }
        Masking masking = Masking.of(text);
        meters.counter("jauap.model.asked").increment();
        ModelAnswer answer = asked(new Prompt(Prompts.reword(language), masking.text()));
        meters.counter("jauap.model.answered", "outcome", answer instanceof ModelAnswer.Said ? "said" : "failed")
                .increment();
        return switch (answer) {
            case ModelAnswer.Said(String words, int tokens) -> {
                today.tokens.addAndGet(tokens);
                meters.counter("jauap.model.tokens").increment(tokens);
                yield masking.restored(words)
                        .<ModelAnswer>map(whole -> new ModelAnswer.Said(whole, tokens))
                        .orElseGet(() -> new ModelAnswer.Failed("it made up what was hidden"));
            }
            case ModelAnswer.Failed failed -> failed;
        };
    }

    private ModelAnswer asked(Prompt prompt) {
        long start = System.nanoTime();
        ModelAnswer answer = model.say(prompt, settings.deadline());
        long took = System.nanoTime() - start;
        if (answer instanceof ModelAnswer.Said) {
            breaker.onSuccess(took, TimeUnit.NANOSECONDS);
        } else {
            breaker.onError(took, TimeUnit.NANOSECONDS, new Failure());
        }
        return answer;
    }

    private ModelAnswer refused(String reason) {
        meters.counter("jauap.model.not.asked").increment();
        return new ModelAnswer.Failed(reason);
    }

    private Spent spent(TenantId tenant) {
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        return spent.compute(
                tenant, (key, old) -> old != null && old.day.equals(today) ? old : new Spent(today, new AtomicLong()));
    }

    /// Tells the breaker; it is thrown nowhere.
    private static final class Failure extends RuntimeException {

        Failure() {
            super("the model failed", null, false, false);
        }
    }
}
