package kz.jauap.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.jauap.ops.House;
import kz.jauap.shared.Json;
import tools.jackson.databind.JsonNode;

/// An owner's script: a business with an account for integrators, and a key.
public final class Script {

    static final List<String> ALL = List.of("read", "send", "inbound", "webhooks", "accounts");

    final House house;
    public final String slug;
    final String key;

    private Script(House house, String slug, String key) {
        this.house = house;
        this.slug = slug;
        this.key = key;
    }

    /// For a business that is there.
    public static Script of(House house, String slug) {
        return of(house, slug, ALL, 6_000);
    }

    static Script of(House house, String slug, List<String> scopes, int perMinute) {
        return new Script(
                house, slug, issue(house, slug, scopes, perMinute).path("key").asString());
    }

    static JsonNode issue(House house, String slug, List<String> scopes, int perMinute) {
        return expect(
                201,
                house.post(
                        "/admin/tenants/" + slug + "/keys",
                        Json.write(Map.of("name", "tests", "scopes", scopes, "perMinute", perMinute))));
    }

    /// Connects an account of kind `api`.
    public Script connected(String account) {
        expect(
                201,
                house.post(
                        "/admin/tenants/" + slug + "/channels", Json.write(Map.of("kind", "api", "account", account))));
        return this;
    }

    Script withKey(String other) {
        return new Script(house, slug, other);
    }

    public House.Answer get(String path) {
        return house.call("GET", path, "", Map.of("X-API-Key", key));
    }

    public House.Answer post(String path, String json) {
        return post(path, json, "");
    }

    /// @param idempotencyKey "" for none
    public House.Answer post(String path, String json, String idempotencyKey) {
        Map<String, String> headers = new HashMap<>(Map.of("X-API-Key", key, "Content-Type", "application/json"));
        if (!idempotencyKey.isEmpty()) {
            headers.put("Idempotency-Key", idempotencyKey);
        }
        return house.call("POST", path, json, headers);
    }

    public static JsonNode expect(int status, House.Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError("expected " + status + ", got " + answer.status() + ": " + answer.text());
        }
        return answer.json();
    }

    /// The problem a refused request told, as the last part of its type.
    static String problem(House.Answer answer) {
        String type = answer.json().path("type").asString("");
        return answer.raw().headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json")
                ? type.replaceFirst("^/api/problems/", "")
                : "no problem: " + answer.text();
    }
}
