package kz.jauap.channel.telegram;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.Proof;
import kz.jauap.channel.spi.AccountCheck;
import kz.jauap.channel.spi.AccountNeed;
import kz.jauap.channel.spi.Capabilities;
import kz.jauap.channel.spi.ChannelAdapter;
import kz.jauap.channel.spi.Media;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.PolledChannel;
import kz.jauap.channel.spi.RegisteredWebhook;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.channel.spi.Verification;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.shared.Json;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/// A Telegram bot as a channel. Secrets: `bot_token`, `webhook_secret`. Setting: `api_base`.
@Component
@EnableConfigurationProperties(TelegramProperties.class)
class TelegramAdapter implements ChannelAdapter, PolledChannel, RegisteredWebhook {

    private static final String SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token";
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{1,256}");
    private static final ChannelKind KIND = new ChannelKind("telegram");

    private final TelegramProperties properties;
    private final TelegramApi api;

    TelegramAdapter(TelegramProperties properties) {
        this.properties = properties;
        this.api = new TelegramApi(properties);
    }

    @Override
    public ChannelKind kind() {
        return KIND;
    }

    @Override
    public List<AccountNeed> needs() {
        return List.of(
                AccountNeed.secret("bot_token", "the bot's token (@BotFather, /newbot or /mybots)", "1234567890:AA…"));
    }

    @Override
    public Guide guide() {
        return Guide.anyName("my_salon_bot").trial("open the bot in Telegram, press Start and write \"test\"");
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                TelegramSending.TEXT_LIMIT,
                properties.perSecond(),
                properties.perChatPerSecond(),
                false,
                true,
                true,
                properties.timeout());
    }

    @Override
    public Set<Proof> proves() {
        return Set.of(Proof.PHONE);
    }

    @Override
    public Verification verify(WebhookRequest request, ChannelAccount account) {
        return Verification.bySecret(
                request.header(SECRET_HEADER),
                account.secret("webhook_secret").stream().toList());
    }

    @Override
    public Parsed parse(WebhookRequest request, ChannelAccount account) {
        try {
            return UpdateReader.read(Json.tree(request.body()));
        } catch (JacksonException e) {
            return new Parsed.Unreadable("expected an update as JSON; this is no JSON");
        }
    }

    @Override
    public SendOutcome send(OutboundMessage message, ChannelAccount account) {
        Optional<String> problem = TelegramSending.problem(message);
        if (problem.isPresent()) {
            return new SendOutcome.Rejected(problem.get());
        }
        TelegramSending sending = TelegramSending.of(message);
        TelegramReply reply = api.call(account, sending.method(), sending.parameters());
        SendOutcome outcome = TelegramSending.outcome(reply, message.chatId());
        return outcome instanceof SendOutcome.Rejected rejected ? explained(rejected, message, account) : outcome;
    }

    /// A personal account that refuses us is asked what we may: Telegram's own words do not say what to do about it.
    private SendOutcome explained(SendOutcome.Rejected rejected, OutboundMessage message, ChannelAccount account) {
        Optional<TelegramChat> chat = TelegramChat.of(message.chatId()).filter(TelegramChat::isBusiness);
        if (chat.isEmpty()) {
            return rejected;
        }
        Map<String, String> question =
                Map.of("business_connection_id", chat.get().connection());
        return api.call(account, "getBusinessConnection", question) instanceof TelegramReply.Ok(var connection)
                        && !BusinessReader.mayReply(connection)
                ? new SendOutcome.Rejected(rejected.reason() + "; " + BusinessReader.state(connection)
                        + ": its owner allows it under Telegram Business, Chatbots")
                : rejected;
    }

    @Override
    public void typing(String chatId, ChannelAccount account) {
        Optional<TelegramChat> chat = TelegramChat.of(chatId);
        if (chat.isPresent() && chat.get().isBusiness()) {
            api.call(
                    account,
                    "sendChatAction",
                    Map.of(
                            "business_connection_id",
                            chat.get().connection(),
                            "chat_id",
                            chat.get().id(),
                            "action",
                            "typing"));
        } else {
            api.call(account, "sendChatAction", Map.of("chat_id", chatId, "action", "typing"));
        }
    }

    /// Two calls: the Bot API tells where the file is, and gives it. A path holds for an hour, so none is kept.
    @Override
    public Media fetch(Attachment attachment, ChannelAccount account, Media.Limits limits) {
        if (attachment.reference().isEmpty()) {
            return new Media.Missing("it has no file");
        }
        Duration half = limits.within().dividedBy(2);
        return switch (api.call(account, "getFile", Map.of("file_id", attachment.reference()), half)) {
            case TelegramReply.Ok(var file)
            when file.path("file_size").asLong(0) > limits.bytes() ->
                new Media.Missing("it is larger than " + limits.bytes() + " bytes");
            case TelegramReply.Ok(var file) ->
                api.file(account, file.path("file_path").asString(""), new Media.Limits(limits.bytes(), half));
            case TelegramReply.Refused refused -> new Media.Missing("the Bot API says " + refused.code());
            case TelegramReply.NotSent(String reason) -> new Media.Missing(reason);
            case TelegramReply.NoAnswer(String reason) -> new Media.Missing(reason);
        };
    }

    @Override
    public AccountCheck check(ChannelAccount account) {
        return checked(api.call(account, "getMe", Map.of()));
    }

    @Override
    public Poll poll(ChannelAccount account, Receiver receiver) {
        TelegramPolling.Patience patience =
                new TelegramPolling.Patience(properties.pollTimeout(), Duration.ofSeconds(1), Duration.ofSeconds(30));
        return new TelegramPolling(api, account, receiver, patience).start();
    }

    @Override
    public AccountCheck register(ChannelAccount account, URI address) {
        Optional<String> secret = account.secret("webhook_secret")
                .filter(text -> SECRET.matcher(text).matches());
        if (secret.isEmpty()) {
            return new AccountCheck.Broken(
                    "the account has no webhook_secret that Telegram takes",
                    "set webhook_secret to 1 to 256 letters, digits, _ and -");
        }
        TelegramReply reply = api.call(
                account,
                "setWebhook",
                Map.of(
                        "url", address.toString(),
                        "secret_token", secret.get(),
                        "allowed_updates", UpdateReader.WANTED));
        return reply instanceof TelegramReply.Ok ? check(account) : checked(reply);
    }

    @Override
    public AccountCheck unregister(ChannelAccount account) {
        TelegramReply reply = api.call(account, "deleteWebhook", Map.of());
        return reply instanceof TelegramReply.Ok ? check(account) : checked(reply);
    }

    private static AccountCheck checked(TelegramReply reply) {
        return switch (reply) {
            case TelegramReply.Ok(var bot) ->
                new AccountCheck.Working("@" + bot.path("username").asString("?"));
            case TelegramReply.Refused refused ->
                new AccountCheck.Broken(refused.code() + " " + refused.description(), advice(refused.code()));
            case TelegramReply.NotSent(String reason) -> unreachable(reason);
            case TelegramReply.NoAnswer(String reason) -> unreachable(reason);
        };
    }

    private static AccountCheck unreachable(String reason) {
        return new AccountCheck.Broken(reason, "check that this machine reaches the Bot API, and the api_base setting");
    }

    private static String advice(int code) {
        return switch (code) {
            case 401, 404 -> "take the token from @BotFather again and store it as bot_token";
            case 429 -> "wait a little and check again";
            default -> "see the description; the Bot API refused the call";
        };
    }
}
