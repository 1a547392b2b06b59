package kz.jauap.channel.webchat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.ConversationKey;
import kz.jauap.channel.DeliveryReceipt;
import kz.jauap.channel.InboundEvent;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.spi.AccountCheck;
import kz.jauap.channel.spi.Capabilities;
import kz.jauap.channel.spi.ChannelAdapter;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.channel.spi.Verification;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.channel.spi.Wire;
import kz.jauap.shared.Json;
import kz.jauap.shared.SafeText;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The web chat. A visitor proves who they are by their pass, in the header `X-Visitor`; a page on another site may
/// write only if its origin is on the account's list. Sending is telling the open pages to look: the message itself is
/// in the conversation already.
@Component
public class WebchatAdapter implements ChannelAdapter {

    public static final ChannelKind KIND = new ChannelKind("webchat");

    private static final Pattern ID = Pattern.compile("[!-~]{1,64}");
    private static final Pattern DELIVERY_KEY = Pattern.compile("[0-9a-f-]{36}");
    private static final int MOST_SEEN = 100;
    private static final Capabilities CAPABILITIES =
            new Capabilities(100_000, 10_000, 1_000, true, true, true, Duration.ofSeconds(1));

    private static final Pattern FROM = Pattern.compile("utm_[a-z_]{1,30}|page|start");
    private static final int MOST_FROM = 12;
    private static final int LONGEST_FROM = 200;

    private final OpenPages pages;
    private final VisitorLimits limits;
    private final Clock clock;

    WebchatAdapter(OpenPages pages, VisitorLimits limits, Clock clock) {
        this.pages = pages;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public ChannelKind kind() {
        return KIND;
    }

    /// Nobody posts to it from outside: the key seals visitors' passes and is told to nobody.
    @Override
    public Optional<MadeSecret> madeSecret() {
        return Optional.of(new MadeSecret(Visitors.KEY, false));
    }

    @Override
    public Map<String, String> places(ChannelAccount account, String tenant) {
        return Map.of("chat_url", "/chat/" + account.account());
    }

    @Override
    public Guide guide() {
        return Guide.anyName("my_salon").trial("open the chat and write \"test\": {chat_url}");
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public Verification verify(WebhookRequest request, ChannelAccount account) {
        if (!Origins.allowed(request.header("origin"), request.header("host"), account)) {
            return Verification.forged("the page's origin is not on the channel's list");
        }
        Optional<String> visitor = request.header("x-visitor").flatMap(pass -> Visitors.visitor(pass, account));
        if (visitor.isEmpty()) {
            return Verification.forged("the visitor's pass is missing or not ours");
        }
        String sender = isReport(request) ? visitor.get() + " has seen" : visitor.get();
        Optional<Duration> wait = limits.wait(account.tenant(), sender);
        return wait.<Verification>map(Verification.Throttled::new).orElseGet(Verification::genuine);
    }

    /// A page tells by itself what was seen; that must not use up what its visitor may write.
    private static boolean isReport(WebhookRequest request) {
        try {
            return body(request).path("seen").isArray();
        } catch (JacksonException e) {
            return false;
        }
    }

    private static JsonNode body(WebhookRequest request) {
        return Json.tree(request.body());
    }

    @Override
    public Parsed parse(WebhookRequest request, ChannelAccount account) {
        Optional<String> visitor = request.header("x-visitor").flatMap(pass -> Visitors.visitor(pass, account));
        try {
            JsonNode body = body(request);
            return visitor.map(who -> event(body, who)).orElse(new Parsed.Unreadable("no visitor's pass"));
        } catch (JacksonException e) {
            return new Parsed.Unreadable("not JSON: " + e.getOriginalMessage());
        }
    }

    private Parsed event(JsonNode body, String visitor) {
        if (body.path("seen").isArray()) {
            return new Parsed.Events(seen(body.path("seen")));
        }
        String id = body.path("id").asString("");
        String text = body.path("text").asString("");
        boolean picture = body.path("picture").asBoolean(false);
        if (!isId(id) || text.isBlank() && !picture) {
            return new Parsed.Unreadable("a message needs an id of 1 to 64 plain letters, and a text or a picture");
        }
        String name = body.path("name").asString("");
        return Parsed.of(new InboundMessage(
                visitor + ":" + id,
                visitor,
                visitor,
                text,
                picture ? List.of(picture(visitor, id)) : List.of(),
                InboundMessage.Change.NEW,
                name.isBlank() ? null : name,
                null,
                null,
                from(body.path("from"))));
    }

    /// Whether it may name a message.
    public static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    /// The picture of a visitor's message, brought before it under the message's own id.
    public static Attachment picture(String visitor, String id) {
        return Attachment.of(Attachment.Kind.PHOTO, visitor + "/" + id);
    }

    /// What the page was opened by, as its address tells: anybody may have written it, so little of it is kept.
    private static Map<String, String> from(JsonNode told) {
        Map<String, String> meta = new TreeMap<>();
        told.properties().stream()
                .filter(one -> FROM.matcher(one.getKey()).matches())
                .limit(MOST_FROM)
                .forEach(one ->
                        Wire.put(meta, one.getKey(), shortened(one.getValue().asString(""))));
        if (meta.containsKey("utm_source")) {
            meta.put("ad_channel", meta.get("utm_source"));
            Wire.put(meta, "ad_id", meta.getOrDefault("utm_campaign", ""));
        }
        return meta;
    }

    private static String shortened(String value) {
        String line = SafeText.oneLine(value);
        return line.length() <= LONGEST_FROM ? line : SafeText.of(line.substring(0, LONGEST_FROM));
    }

    private List<InboundEvent> seen(JsonNode keys) {
        return keys.valueStream()
                .map(key -> key.asString(""))
                .filter(key -> DELIVERY_KEY.matcher(key).matches())
                .limit(MOST_SEEN)
                .<InboundEvent>map(key -> DeliveryReceipt.of(key, DeliveryReceipt.Status.READ, clock.instant()))
                .toList();
    }

    @Override
    public SendOutcome send(OutboundMessage message, ChannelAccount account) {
        pages.changed(ConversationKey.of(account.channel(), message.chatId()));
        return new SendOutcome.Accepted(message.idempotencyKey());
    }

    @Override
    public AccountCheck check(ChannelAccount account) {
        return account.secret(Visitors.KEY).isPresent()
                ? new AccountCheck.Working(account.account())
                : new AccountCheck.Broken(
                        "the channel has no visitor_key", "add the channel again; the key is made for it then");
    }
}
