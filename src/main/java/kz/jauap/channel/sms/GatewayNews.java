package kz.jauap.channel.sms;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.DeliveryReceipt;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.channel.spi.Wire;
import tools.jackson.databind.JsonNode;

/// What a gateway posts: a text message of a customer, or news of one of ours; JSON, a form, or only an address. The
/// account's `names` say what its fields are called (`from=phone, text=mes, id=sms_id, status=status, error=err`).
final class GatewayNews {

    private static final Map<String, List<String>> USUAL = Map.of(
            "from", List.of("from", "sender", "phone", "msisdn", "src"),
            "text", List.of("text", "message", "mes", "body"),
            "id", List.of("id", "message_id", "sms_id", "messageid"),
            "status", List.of("status", "state", "dlr_status"),
            "error", List.of("error", "err", "reason"));
    private static final String DELIVERED = "delivered,delivrd,2,1";
    private static final String FAILED = "failed,undelivered,undeliv,undeliverable,rejected,rejectd,expired,20,5,8";
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{3,15}");
    private static final Pattern ID = Pattern.compile("[!-~]{1,128}");

    private final ChannelAccount account;
    private final Clock clock;
    private final Map<String, String> fields = new HashMap<>();
    private final byte[] raw;

    private GatewayNews(WebhookRequest request, ChannelAccount account, Clock clock) {
        this.account = account;
        this.clock = clock;
        this.raw = request.body();
        String body = new String(raw, StandardCharsets.UTF_8);
        JsonNode json = Wire.json(body);
        json.properties().forEach(field -> {
            if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                fields.put(
                        field.getKey().toLowerCase(Locale.ROOT),
                        field.getValue().asString(""));
            }
        });
        if (!json.isObject() && !body.stripLeading().startsWith("{")) {
            encoded(body);
        }
        request.query().forEach((name, value) -> fields.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
    }

    static Parsed read(WebhookRequest request, ChannelAccount account, Clock clock) {
        return new GatewayNews(request, account, clock).parsed();
    }

    private void encoded(String body) {
        for (String pair : body.split("&", 200)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(
                        decoded(pair.substring(0, equals)).toLowerCase(Locale.ROOT),
                        decoded(pair.substring(equals + 1)));
            }
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // a stray percent sign: taken as it is
        }
    }

    private Parsed parsed() {
        Optional<String> id = value("id").filter(one -> ID.matcher(one).matches());
        Optional<String> status = value("status");
        Optional<String> text = value("text");
        if (status.isPresent() && id.isPresent()) {
            return receipt(id.get(), status.get());
        }
        Optional<String> from = value("from").map(one -> one.replaceAll("[\\s()-]", ""));
        if (from.isEmpty() || text.isEmpty()) {
            return new Parsed.Unreadable("expected who wrote and what, or a message's id and its status");
        }
        if (!NUMBER.matcher(from.get()).matches()) {
            return Parsed.of(Wire.ignored("a sender without a number cannot be answered"));
        }
        String chat = from.get().replace("+", "");
        return Parsed.of(message(chat, text.get(), id.orElseGet(this::hash)));
    }

    private static InboundMessage message(String chat, String text, String id) {
        return new InboundMessage(
                chat + ":" + id,
                chat,
                chat,
                text,
                List.of(),
                InboundMessage.Change.NEW,
                null,
                chat.length() > 9 ? "+" + chat : null,
                null,
                Map.of());
    }

    private Parsed receipt(String id, String status) {
        if (isOneOf(status, "delivered_values", DELIVERED)) {
            return Parsed.of(DeliveryReceipt.of(id, DeliveryReceipt.Status.DELIVERED, clock.instant()));
        }
        if (isOneOf(status, "failed_values", FAILED)) {
            String reason = Wire.shortened(value("error").orElse(status)).replaceAll("[^!-~ ]", "?");
            return Parsed.of(new DeliveryReceipt(id, "", DeliveryReceipt.Status.FAILED, reason, clock.instant()));
        }
        return Parsed.of(Wire.ignored("a message is on its way"));
    }

    private boolean isOneOf(String status, String setting, String usual) {
        return Arrays.stream(account.setting(setting).orElse(usual).split(","))
                .anyMatch(one -> one.strip().equalsIgnoreCase(status.strip()));
    }

    private Optional<String> value(String what) {
        List<String> names = Arrays.stream(account.setting("names").orElse("").split(","))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2 && pair[0].strip().equals(what))
                .map(pair -> pair[1].strip().toLowerCase(Locale.ROOT))
                .toList();
        return (names.isEmpty() ? USUAL.getOrDefault(what, List.of()) : names)
                .stream()
                        .map(name -> fields.getOrDefault(name, ""))
                        .filter(value -> !value.isBlank())
                        .findFirst();
    }

    /// A gateway that names no message says the same words with the same time again.
    private String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(raw);
            digest.update(new java.util.TreeMap<>(fields).toString().getBytes(StandardCharsets.UTF_8));
            return "h" + HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
