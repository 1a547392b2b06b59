package kz.jauap.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.Channels;
import kz.jauap.channel.ConversationKey;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.intake.Inbox;
import kz.jauap.intake.Intake;
import kz.jauap.intake.IntakeOutcome;
import kz.jauap.message.MessageReader;
import kz.jauap.message.MessageReader.Fault;
import kz.jauap.message.MessageReader.Read;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Messages integrators bring in: stored as those of a webhook are, before anybody is told so.
@Component
public class Bringing {

    private final Channels channels;
    private final Intake intake;
    private final ApiAdapter adapter;

    Bringing(Channels channels, Intake intake, ApiAdapter adapter) {
        this.channels = channels;
        this.intake = intake;
        this.adapter = adapter;
    }

    /// What became of it.
    public sealed interface Brought {

        /// It is stored under this id.
        ///
        /// @param again whether it was here already
        record Stored(UUID id, UUID conversation, boolean again) implements Brought {}

        record Faulty(List<Fault> faults) implements Brought {}

        /// No account, or not exactly one, takes it.
        record NoAccount(List<String> accounts) implements Brought {}
    }

    /// @param account name of an account of kind `api`; "" when there is only one
    /// @param key what names a message without an id of its own, "" for nothing
    /// @throws kz.jauap.shared.GroupCommit.Refused when nothing was stored
    public Brought bring(TenantId tenant, String account, JsonNode message, String key) {
        List<ChannelAccount> all = channels.of(tenant).stream()
                .filter(one -> one.active() && one.kind().equals(ApiAdapter.KIND))
                .toList();
        List<ChannelAccount> fitting = all.stream()
                .filter(one -> account.isEmpty() || one.account().equals(account))
                .toList();
        if (fitting.size() != 1) {
            return new Brought.NoAccount(
                    all.stream().map(ChannelAccount::account).toList());
        }
        return switch (MessageReader.read(message, key)) {
            case Read.Faulty(List<Fault> faults) -> new Brought.Faulty(faults);
            case Read.Message(InboundMessage read) -> store(fitting.getFirst(), read, message, key);
        };
    }

    private Brought store(ChannelAccount account, InboundMessage read, JsonNode message, String key) {
        WebhookRequest request = new WebhookRequest(
                "POST",
                Map.of(ApiAdapter.KEY_HEADER, key),
                Map.of(),
                Json.write(message).getBytes(StandardCharsets.UTF_8));
        IntakeOutcome outcome = intake.read(request, account, adapter);
        boolean again = outcome instanceof IntakeOutcome.Stored stored
                && stored.inboxIds().isEmpty();
        return new Brought.Stored(
                Inbox.idOf(account.channel(), read.mark()),
                ConversationKey.of(account.channel(), read.chatId()),
                again);
    }
}
