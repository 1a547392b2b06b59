package kz.jauap.channel.spi;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.InboundEvent;
import kz.jauap.shared.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// What adapters read alike from providers' JSON: values that may be anything, of which only sound ones count.
public final class Wire {

    /// Seconds since 1970 beyond this (the year 5138) are no moment of ours.
    private static final long SECONDS_END = 100_000_000_000L;

    private static final Pattern ID = Pattern.compile("[!-~]{1,128}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");
    private static final int SHORT = 40;

    private Wire() {}

    /// `body` as JSON; a missing node where it is none.
    public static JsonNode json(byte[] body) {
        try {
            return Json.tree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    public static JsonNode json(String body) {
        try {
            return Json.tree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    /// A string exactly as written, "" for anything else.
    public static String text(JsonNode value) {
        return value.isString() ? value.asString() : "";
    }

    /// A name a provider gives things: up to 128 visible ASCII characters, or a whole number.
    public static Optional<String> id(JsonNode value) {
        boolean plain = value.isString() || value.isIntegralNumber();
        return Optional.of(plain ? value.asString() : "")
                .filter(text -> ID.matcher(text).matches());
    }

    /// A whole number of at most 18 digits, written as a number or a string.
    public static Optional<Long> number(JsonNode value) {
        return id(value).filter(text -> NUMBER.matcher(text).matches()).map(Long::parseLong);
    }

    /// Seconds since 1970, written as a number or a string; null where they are no moment.
    public static @Nullable Instant seconds(JsonNode value) {
        return number(value)
                .filter(seconds -> seconds > 0 && seconds < SECONDS_END)
                .map(Instant::ofEpochSecond)
                .orElse(null);
    }

    /// Milliseconds since 1970.
    public static @Nullable Instant millis(JsonNode value) {
        return number(value)
                .filter(millis -> millis > 0 && millis / 1000 < SECONDS_END)
                .map(Instant::ofEpochMilli)
                .orElse(null);
    }

    /// Puts a text or number under `key`; nothing where there is none.
    public static void put(Map<String, String> values, String key, JsonNode value) {
        put(values, key, value.isValueNode() && !value.isNull() ? value.asString("") : "");
    }

    public static void put(Map<String, String> values, String key, String value) {
        if (!value.isEmpty()) {
            values.put(key, value);
        }
    }

    /// The account's `api_base`, else `base`, with `path` behind it; empty when that is no HTTP address. A refused
    /// address is not shown: it may carry a key.
    public static Optional<URI> address(ChannelAccount account, URI base, String path) {
        String start = account.setting("api_base").orElse(base.toString()).replaceAll("/+$", "");
        try {
            URI address = URI.create(start + path);
            boolean web = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
            return Optional.of(address).filter(uri -> web && uri.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public static InboundEvent ignored(String reason) {
        return new InboundEvent.Ignored(reason);
    }

    public static InboundEvent unread(String reason) {
        return new InboundEvent.Unread(reason);
    }

    /// A stranger's word, short enough for a reason.
    public static String shortened(String word) {
        return word.length() <= SHORT ? word : word.substring(0, SHORT) + "…";
    }
}
