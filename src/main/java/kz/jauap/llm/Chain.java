package kz.jauap.llm;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import kz.jauap.shared.TenantId;

/// Asks the models of a plan one after the other while its deadline allows, within the day's budget. A model that rests
/// after failures is passed over.
final class Chain {

    /// Turns of one tenant that wait for a model at the same moment; the rest are answered in the pack's words, so that
    /// a slow model of one tenant takes no place from the others.
    private static final int TOGETHER = 32;

    private static final int SHARE_OF_THE_FIRST = 60;
    private static final Duration LEAST = Duration.ofMillis(250);

    private final Spending spending;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Breakers breakers = new Breakers();
    private final Map<Whose, Semaphore> places = new ConcurrentHashMap<>();

    Chain(Spending spending, Clock clock, MeterRegistry meters) {
        this.spending = spending;
        this.clock = clock;
        this.meters = meters;
    }

    /// Whose models, and for what.
    record Whose(TenantId tenant, Purpose purpose) {}

    /// One call of one model.
    @FunctionalInterface
    interface Call {

        ModelAnswer to(ModelAccess access, Duration within);
    }

    /// @param most tokens one call may cost
    ModelAnswer ask(Whose whose, ModelPlan plan, long most, Call call) {
        if (!plan.on()) {
            return refused("no model is set");
        }
        Semaphore place = places.computeIfAbsent(whose, id -> new Semaphore(TOGETHER));
        if (!place.tryAcquire()) {
            return refused("too many customers wait for the model");
        }
        try {
            return tried(whose, plan, most, call);
        } finally {
            place.release();
        }
    }

    private ModelAnswer tried(Whose whose, ModelPlan plan, long most, Call call) {
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
            Optional<ModelAnswer> answer = asked(whose, plan, most, access, within, call);
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
            Whose whose, ModelPlan plan, long most, ModelAccess access, Duration within, Call call) {
        if (!spending.reserve(whose, plan.tokensADay(), most)) {
            return Optional.empty();
        }
        meters.counter("jauap.model.asked").increment();
        long start = System.nanoTime();
        ModelAnswer answer = call.to(access, within);
        breakers.ended(access, !(answer instanceof ModelAnswer.Failed), System.nanoTime() - start);
        boolean said = answer instanceof ModelAnswer.Said;
        meters.counter("jauap.model.answered", "outcome", said ? "said" : "failed")
                .increment();
        meters.counter("jauap.model.tokens").increment(answer.cost());
        spending.settle(whose, most, !said, answer.cost(), access.price());
        return Optional.of(answer);
    }

    private ModelAnswer refused(String reason) {
        meters.counter("jauap.model.not.asked").increment();
        return new ModelAnswer.Failed(reason);
    }
}
