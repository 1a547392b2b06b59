package kz.jauap.api.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.jauap.api.ApiKey;
import kz.jauap.api.ApiKeys;
import kz.jauap.api.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// Who a key is, and its text made anew.
@RestController
@RequestMapping("/api/token")
class TokenController {

    private final ApiKeys keys;

    TokenController(ApiKeys keys) {
        this.keys = keys;
    }

    /// A key as its holder sees it.
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record View(
            UUID id,
            String name,
            String tenant,
            List<String> scopes,
            int perMinute,
            Instant createdAt,
            @Nullable Instant expiresAt) {

        static View of(Caller caller) {
            ApiKey key = caller.key();
            return new View(
                    key.id(),
                    key.name(),
                    caller.tenant().slug(),
                    key.scopes().stream().sorted().map(Scope::word).toList(),
                    key.perMinute(),
                    key.created(),
                    key.expires());
        }
    }

    @Needs
    @GetMapping
    ResponseEntity<String> whoAmI(@RequestAttribute(KeyGate.CALLER) Caller caller) {
        return Answers.json(200, View.of(caller));
    }

    @Needs
    @PostMapping("/refresh")
    ResponseEntity<String> refresh(@RequestAttribute(KeyGate.CALLER) Caller caller) {
        String fresh = keys.rotate(caller.id(), caller.key().id(), caller.actor())
                .orElseThrow(() -> Problem.KEY_UNKNOWN.found("the key was revoked just now"));
        return Answers.json(200, Map.of("key", fresh, "former_key_valid_for_seconds", ApiKeys.GRACE.toSeconds()));
    }
}
