package kz.jauap.sandbox;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Whoever gives tokens for a mailbox in exchange for a refresh token (RFC 6749, section 6): the
/// access token changes each time, and the refresh token too where it is told so.
public final class TokenGiver extends ProviderSimulator {

    public static final String CLIENT = "1234.apps.example";
    public static final String SECRET = "client-secret-of-tests";
    private static final long SECONDS = 3600;

    private final Consumer<String> given;
    private final Set<String> good = ConcurrentHashMap.newKeySet();
    private volatile boolean exchanges;
    private volatile long refreshSeconds;

    /// @param refreshToken the first one that is good
    /// @param given is told each access token, which alone is good from then on
    public TokenGiver(String refreshToken, Consumer<String> given) throws IOException {
        super(0);
        this.given = given;
        good.add(refreshToken);
    }

    /// What an account names as `oauth`.
    public String endpoint() {
        return address() + "/token";
    }

    /// From now on each refresh token is good once, and another comes instead, which ends after so
    /// many seconds.
    public void exchanges(long ending) {
        refreshSeconds = ending;
        exchanges = true;
    }

    /// The mailbox's owner takes the agreement back.
    public void forget() {
        good.clear();
    }

    /// How often it was asked.
    public long asked() {
        return calls().size();
    }

    @Override
    protected boolean sends(Call call) {
        return call.path().equals("/token");
    }

    @Override
    protected Told answer(Call call) {
        Map<String, String> form = call.form();
        String refresh = form.getOrDefault("refresh_token", "");
        if (!CLIENT.equals(form.get("client_id")) || !SECRET.equals(form.get("client_secret"))) {
            return Told.json(401, Map.of("error", "invalid_client"));
        }
        if (!"refresh_token".equals(form.get("grant_type")) || !good.contains(refresh)) {
            return Told.json(
                    400,
                    Map.of(
                            "error",
                            "invalid_grant",
                            "error_description",
                            "The token " + refresh + " is over or revoked"));
        }
        String token = "access-" + nextNumber();
        Map<String, Object> answer = new HashMap<>();
        answer.put("access_token", token);
        answer.put("token_type", "Bearer");
        answer.put("expires_in", SECONDS);
        if (exchanges) {
            good.remove(refresh);
            String next = "refresh-" + nextNumber();
            good.add(next);
            answer.put("refresh_token", next);
            answer.put("refresh_token_expires_in", refreshSeconds);
        }
        given.accept(token);
        return Told.json(200, answer);
    }

    @Override
    protected Told throttled() {
        return Told.json(429, Map.of("error", "temporarily_unavailable"));
    }

    @Override
    protected Told broken() {
        return Told.json(500, Map.of("error", "server_error"));
    }

    @Override
    protected Told forbidden() {
        return Told.json(403, Map.of("error", "access_denied"));
    }
}
