package kz.jauap.api.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.jauap.api.ApiKey;
import kz.jauap.api.ApiKeys;
import kz.jauap.api.Scope;
import kz.jauap.shared.Rates;
import kz.jauap.tenant.Tenant;
import kz.jauap.tenant.Tenants;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Nobody passes without a key that opens the address. An address that does not say which scopes it needs opens to
/// nobody.
@Component
class KeyGate implements HandlerInterceptor {

    static final String CALLER = "jauap.caller";
    static final String HEADER = "X-API-Key";
    private static final int MOST_KEPT = 20_000;
    private static final int GUESSES_PER_MINUTE = 60;

    private final ApiKeys keys;
    private final Tenants tenants;
    private final Rates used = new Rates(MOST_KEPT);
    private final Rates guesses = new Rates(MOST_KEPT);

    KeyGate(ApiKeys keys, Tenants tenants) {
        this.keys = keys;
        this.tenants = tenants;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)
                || !method.getBeanType().getPackageName().equals(KeyGate.class.getPackageName())) {
            return true; // nothing of ours: its own gate, or nobody, answers
        }
        if (method.hasMethodAnnotation(Open.class)) {
            return true;
        }
        response.setHeader("Cache-Control", "no-store");
        ApiKey key = key(request);
        limit(key, response);
        allow(key, method.getMethodAnnotation(Needs.class));
        Tenant tenant = tenants.get(key.tenant());
        if (!tenant.active()) {
            throw Problem.TENANT_SUSPENDED.found(tenant.slug() + " is suspended");
        }
        keys.used(key);
        request.setAttribute(CALLER, new Caller(key, tenant));
        return true;
    }

    private ApiKey key(HttpServletRequest request) {
        String given = request.getHeader(HEADER);
        if (given == null || given.isBlank()) {
            throw Problem.KEY_MISSING.found("the header " + HEADER + " is missing");
        }
        Optional<ApiKey> key = keys.open(given.strip());
        if (key.isEmpty()) {
            guesses.take(String.valueOf(request.getRemoteAddr()), GUESSES_PER_MINUTE)
                    .pause()
                    .ifPresent(KeyGate::tooMany);
            throw Problem.KEY_UNKNOWN.found("no good key is spelled like this");
        }
        return key.get();
    }

    private void limit(ApiKey key, HttpServletResponse response) {
        Rates.Leave leave = used.take(key.id().toString(), key.perMinute());
        response.setHeader("X-RateLimit-Limit", Integer.toString(key.perMinute()));
        response.setHeader("X-RateLimit-Remaining", Long.toString(leave.remaining()));
        leave.pause().ifPresent(KeyGate::tooMany);
    }

    private static void tooMany(Duration wait) {
        long seconds = Math.max(1, wait.toSeconds() + 1);
        throw new ProblemFound(
                Problem.RATE_LIMITED, "wait for " + seconds + " seconds", Map.of("retry_after", seconds));
    }

    private static void allow(ApiKey key, @Nullable Needs needs) {
        if (needs == null) {
            throw Problem.SCOPE_MISSING.found("this address opens to no key");
        }
        List<Scope> wanted = Arrays.asList(needs.value());
        if (!wanted.isEmpty() && wanted.stream().noneMatch(key.scopes()::contains)) {
            List<String> words = wanted.stream().map(Scope::word).toList();
            throw new ProblemFound(Problem.SCOPE_MISSING, "the key lacks " + words, Map.of("scope", words));
        }
    }
}
