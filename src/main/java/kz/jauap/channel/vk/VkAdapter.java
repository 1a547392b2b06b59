package kz.jauap.channel.vk;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.spi.AccountCheck;
import kz.jauap.channel.spi.AccountNeed;
import kz.jauap.channel.spi.Capabilities;
import kz.jauap.channel.spi.ChannelAdapter;
import kz.jauap.channel.spi.Media;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.PolledChannel;
import kz.jauap.channel.spi.PublicFiles;
import kz.jauap.channel.spi.RegisteredWebhook;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.channel.spi.Verification;
import kz.jauap.channel.spi.WebhookReply;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.channel.spi.Wire;
import kz.jauap.shared.Remembered;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// A community of VK as a channel; the account is its number. Secrets: `access_token`, `webhook_secret`. Settings:
/// `confirmation_code` (else VK is asked for it), `updates` = `polling`, `group_id`, `api_base`.
@Component
@EnableConfigurationProperties(VkProperties.class)
class VkAdapter implements ChannelAdapter, PolledChannel, RegisteredWebhook {

    private static final ChannelKind KIND = new ChannelKind("vk");

    /// VK changes the code; strangers may ask us for it, VK shall not be asked as often.
    private static final Duration CODE_FRESH = Duration.ofSeconds(10);

    private final VkProperties properties;
    private final VkApi api;
    private final VkServers servers;
    private final PublicFiles files;
    private final VkFiles uploads;
    private final Remembered<ChannelAccount, Optional<String>> codes;

    VkAdapter(VkProperties properties, Clock clock, PublicFiles files) {
        this.properties = properties;
        this.api = new VkApi(properties);
        this.servers = new VkServers(api, properties.version());
        this.files = files;
        this.uploads = new VkFiles(api, files, properties.mediaTimeout().dividedBy(2));
        this.codes = new Remembered<>(clock, CODE_FRESH);
    }

    @Override
    public ChannelKind kind() {
        return KIND;
    }

    @Override
    public Guide guide() {
        return Guide.account("the community's number (in its address, or Manage, API usage)", "228000001")
                .steps("in the community (Manage, Messages) see that messages are switched on")
                .trial("write \"test\" to the community from another page");
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                VkSending.TEXT_LIMIT,
                properties.perSecond(),
                properties.perChatPerSecond(),
                true,
                true,
                true,
                properties.mediaTimeout().plus(properties.timeout()));
    }

    @Override
    public List<AccountNeed> needs() {
        return List.of(AccountNeed.secret(
                "access_token", "a key of the community (Manage, API usage) with the right to messages", "vk1.a.…"));
    }

    /// VK asks whether the address is the community's, and wants its own code back, letter by letter. The question
    /// carries nothing else and no secret.
    @Override
    public Optional<WebhookReply> handshake(WebhookRequest request, ChannelAccount account) {
        JsonNode event = Wire.json(request.body());
        if (!Wire.text(event.path("type")).equals("confirmation")) {
            return Optional.empty();
        }
        boolean ours = Wire.number(event.path("group_id"))
                .filter(group -> group.toString().equals(group(account)))
                .isPresent();
        if (!ours) {
            return Optional.of(WebhookReply.text(400, "bad group_id"));
        }
        return Optional.of(account.setting("confirmation_code")
                .or(() -> codes.get(account, asked -> servers.confirmationCode(asked, group(asked))))
                .map(code -> WebhookReply.text(200, code))
                .orElseGet(() -> WebhookReply.text(503, "VK does not tell the confirmation code")));
    }

    @Override
    public Verification verify(WebhookRequest request, ChannelAccount account) {
        String given = Wire.text(Wire.json(request.body()).path("secret"));
        return Verification.bySecret(
                Optional.of(given).filter(secret -> !secret.isEmpty()),
                account.secret("webhook_secret").stream().toList());
    }

    @Override
    public Parsed parse(WebhookRequest request, ChannelAccount account) {
        return new EventReader(group(account)).read(Wire.json(request.body()));
    }

    /// Anything but these two letters counts as a failure, and after several VK stops.
    @Override
    public WebhookReply acknowledgement(WebhookRequest request) {
        return WebhookReply.text(200, "ok");
    }

    @Override
    public SendOutcome send(OutboundMessage message, ChannelAccount account) {
        Optional<String> problem = VkSending.problem(message);
        if (problem.isPresent()) {
            return new SendOutcome.Rejected(problem.get());
        }
        if (message.attachments().isEmpty()) {
            return sent(message, "", account);
        }
        return switch (uploads.upload(message, account)) {
            case VkFiles.Uploaded.There(String name) -> sent(message, name, account);
            case VkFiles.Uploaded.Not(VkReply.NoAnswer(String reason)) ->
                new SendOutcome.RetryLater(Duration.ZERO, reason);
            case VkFiles.Uploaded.Not(VkReply why) -> VkSending.outcome(why, message.chatId());
        };
    }

    private SendOutcome sent(OutboundMessage message, String attachment, ChannelAccount account) {
        VkReply reply = api.call(account, "messages.send", VkSending.of(message, attachment));
        return VkSending.outcome(reply, message.chatId());
    }

    @Override
    public void typing(String chatId, ChannelAccount account) {
        api.call(account, "messages.setActivity", Map.of("peer_id", chatId, "type", "typing"));
    }

    /// A file's address came with the message; it leads to VK's store of files, or nowhere we would go.
    @Override
    public Media fetch(Attachment attachment, ChannelAccount account, Media.Limits limits) {
        return attachment.reference().isEmpty()
                ? new Media.Missing("it has no file")
                : files.fetch(attachment.reference(), limits);
    }

    @Override
    public AccountCheck check(ChannelAccount account) {
        return switch (api.call(account, "groups.getById", Map.of("group_id", group(account)))) {
            case VkReply.Ok(JsonNode response) -> named(response, account);
            case VkReply.Refused refused -> refused.check();
            case VkReply.NotSent(String reason) -> unreachable(reason);
            case VkReply.NoAnswer(String reason) -> unreachable(reason);
        };
    }

    private static AccountCheck named(JsonNode response, ChannelAccount account) {
        JsonNode group = response.path("groups").path(0);
        boolean ours = Wire.number(group.path("id"))
                .filter(id -> id.toString().equals(group(account)))
                .isPresent();
        return ours
                ? new AccountCheck.Working(Wire.text(group.path("name")))
                : new AccountCheck.Broken(
                        "VK does not know community " + group(account), "take the community's number from its address");
    }

    private static AccountCheck unreachable(String reason) {
        return new AccountCheck.Broken(reason, "check that this machine reaches VK, and the api_base setting");
    }

    @Override
    public Poll poll(ChannelAccount account, Receiver receiver) {
        return new VkPolling(api, account, receiver, group(account), properties.pollTimeout()).start();
    }

    @Override
    public AccountCheck register(ChannelAccount account, URI address) {
        VkReply reply = servers.register(account, group(account), address);
        return after(reply, account);
    }

    @Override
    public AccountCheck unregister(ChannelAccount account) {
        return after(servers.unregister(account, group(account)), account);
    }

    private AccountCheck after(VkReply reply, ChannelAccount account) {
        return switch (reply) {
            case VkReply.Ok _ -> check(account);
            case VkReply.Refused refused -> refused.check();
            case VkReply.NotSent(String reason) -> unreachable(reason);
            case VkReply.NoAnswer(String reason) -> unreachable(reason);
        };
    }

    private static String group(ChannelAccount account) {
        return account.setting("group_id").orElse(account.account());
    }
}
