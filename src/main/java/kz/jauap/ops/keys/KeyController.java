package kz.jauap.ops.keys;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.jauap.api.ApiKey;
import kz.jauap.api.ApiKeys;
import kz.jauap.api.Scope;
import kz.jauap.ops.admin.Refusal;
import kz.jauap.ops.admin.TenantDesk;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Keys to the channel API.
@RestController
@RequestMapping("/admin/tenants/{slug}/keys")
public class KeyController {

    private static final String ACTOR = "jauap.actor";

    private final TenantDesk tenants;
    private final ApiKeys keys;

    KeyController(TenantDesk tenants, ApiKeys keys) {
        this.tenants = tenants;
        this.keys = keys;
    }

    /// A key as it is shown; `key`, its text, only when it was just made.
    record View(
            UUID id,
            String name,
            List<String> scopes,
            int perMinute,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt,
            @Nullable Instant lastUsed,
            @Nullable String key) {

        static View of(ApiKey key, @Nullable String text) {
            return new View(
                    key.id(),
                    key.name(),
                    key.scopes().stream().sorted().map(Scope::word).toList(),
                    key.perMinute(),
                    key.created(),
                    key.expires(),
                    key.revoked(),
                    key.used(),
                    text);
        }
    }

    @GetMapping
    Map<String, List<View>> list(@PathVariable String slug) {
        return Map.of(
                "items",
                keys.list(tenant(slug)).stream().map(key -> View.of(key, null)).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    View add(@PathVariable String slug, @RequestBody JsonNode body, @RequestAttribute(ACTOR) String actor) {
        ApiKeys.Issued issued = keys.issue(
                tenant(slug),
                body.path("name").asString(""),
                scopes(body.path("scopes")),
                body.path("perMinute").asInt(ApiKeys.USUAL_PER_MINUTE),
                expiry(body.path("expiresAt").asString("")),
                actor);
        return View.of(issued.key(), issued.text());
    }

    @DeleteMapping("/{id}")
    Map<String, Object> revoke(
            @PathVariable String slug, @PathVariable UUID id, @RequestAttribute(ACTOR) String actor) {
        if (!keys.revoke(tenant(slug), id, actor)) {
            throw Refusal.notFound(slug + " has no good key " + id, "GET /admin/tenants/" + slug + "/keys lists them");
        }
        return Map.of("id", id, "revoked", true);
    }

    private TenantId tenant(String slug) {
        return tenants.get(slug).id();
    }

    private static Set<Scope> scopes(JsonNode words) {
        return words.valueStream()
                .map(word -> Scope.of(word.asString(""))
                        .orElseThrow(() -> Refusal.malformed(
                                "there is no scope " + word, "give some of read, send, inbound, webhooks, accounts")))
                .collect(Collectors.toSet());
    }

    private static @Nullable Instant expiry(String told) {
        try {
            return told.isEmpty() ? null : OffsetDateTime.parse(told).toInstant();
        } catch (DateTimeException e) {
            throw Refusal.malformed("expiresAt is \"" + told + "\"", "give a moment as 2027-11-22T00:00:00Z");
        }
    }
}
