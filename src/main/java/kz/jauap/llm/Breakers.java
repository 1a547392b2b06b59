package kz.jauap.llm;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Lets a model that fails again and again rest for a while. One breaker for each address, model and key, so that a key
/// that was withdrawn stops nobody else.
final class Breakers {

    private static final int LOOKED_AT = 10;
    private static final float FAILING = 50;
    private static final Duration REST = Duration.ofSeconds(30);
    private static final int MOST = 10_000;

    private static final CircuitBreakerConfig CONFIG = CircuitBreakerConfig.custom()
            .slidingWindowSize(LOOKED_AT)
            .minimumNumberOfCalls(LOOKED_AT / 2)
            .failureRateThreshold(FAILING)
            .waitDurationInOpenState(REST)
            .permittedNumberOfCallsInHalfOpenState(1)
            .build();

    private final Map<ModelAccess, CircuitBreaker> breakers = new ConcurrentHashMap<>();

    /// Whoever is let through ends with [#ended] or [#unused].
    boolean lets(ModelAccess access) {
        return of(access).tryAcquirePermission();
    }

    void unused(ModelAccess access) {
        of(access).releasePermission();
    }

    void ended(ModelAccess access, boolean worked, long nanos) {
        if (worked) {
            of(access).onSuccess(nanos, TimeUnit.NANOSECONDS);
        } else {
            of(access).onError(nanos, TimeUnit.NANOSECONDS, new Failure());
        }
    }

    private CircuitBreaker of(ModelAccess access) {
        if (breakers.size() >= MOST) {
            breakers.clear(); // of plans long changed, mostly
        }
        return breakers.computeIfAbsent(access, one -> CircuitBreaker.of("model", CONFIG));
    }

    /// Tells the breaker; it is thrown nowhere.
    private static final class Failure extends RuntimeException {

        Failure() {
            super("the model failed", null, false, false);
        }
    }
}
