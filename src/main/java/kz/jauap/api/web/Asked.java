package kz.jauap.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import kz.jauap.shared.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A request with its body read: at most 256 KiB of JSON.
///
/// @param key its Idempotency-Key
/// @param hash of method, address and body: what must be the same under the same key
record Asked(JsonNode body, Optional<String> key, String hash) {

    static final int LARGEST = 256 * 1024;
    private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");

    static Asked read(HttpServletRequest request) {
        byte[] body = bytes(request);
        Optional<String> key = Optional.ofNullable(request.getHeader("Idempotency-Key"));
        if (key.filter(one -> !KEY.matcher(one).matches()).isPresent()) {
            throw Problem.MALFORMED.found("an Idempotency-Key is 1 to 200 plain letters, digits or signs");
        }
        return new Asked(json(body), key, hash(request.getMethod() + " " + request.getRequestURI(), body));
    }

    private static byte[] bytes(HttpServletRequest request) {
        try {
            byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
            if (body.length > LARGEST) {
                throw Problem.TOO_LARGE.found("the body has more than " + LARGEST + " bytes");
            }
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(byte[] body) {
        if (body.length == 0) {
            return Json.mapper().createObjectNode();
        }
        try {
            JsonNode json = Json.tree(body);
            if (!json.isObject()) {
                throw Problem.MALFORMED.found("the body must be a JSON object");
            }
            return json;
        } catch (JacksonException e) {
            throw Problem.MALFORMED.found("the body is not JSON: " + e.getOriginalMessage());
        }
    }

    private static String hash(String what, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(what.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
