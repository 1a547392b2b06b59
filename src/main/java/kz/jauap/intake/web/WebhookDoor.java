package kz.jauap.intake.web;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.Channels;
import kz.jauap.channel.spi.Adapters;
import kz.jauap.channel.spi.ChannelAdapter;
import kz.jauap.channel.spi.WebhookReply;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.intake.Intake;
import kz.jauap.intake.IntakeCounters;
import kz.jauap.intake.IntakeOutcome;
import kz.jauap.shared.GroupCommit;
import kz.jauap.shared.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// What a webhook is answered, by whatever way its bytes came in.
///
/// 200: everything is committed. 401: the secret is missing or wrong, nothing stored. 404: no such channel or account.
/// 413: body over the limit. 503: the database is away or too much is waiting; nothing stored, try again.
class WebhookDoor {

    private static final Logger log = LoggerFactory.getLogger(WebhookDoor.class);
    private static final long SOON = 2;

    private final Adapters adapters;
    private final Channels channels;
    private final Intake intake;
    private final IntakeCounters counters;
    private final int maxBody;

    WebhookDoor(Adapters adapters, Channels channels, Intake intake, IntakeCounters counters, int maxBody) {
        this.adapters = adapters;
        this.channels = channels;
        this.intake = intake;
        this.counters = counters;
        this.maxBody = maxBody;
    }

    /// @param retryAfter seconds after which the same may be sent again; 0 where nothing is to be said of that
    record Answer(WebhookReply reply, long retryAfter) {

        static final Answer FAILED = refusal(500, "something went wrong here, please try again");

        private static Answer of(WebhookReply reply) {
            return new Answer(reply, 0);
        }

        private static Answer refusal(int status, String message) {
            return refusal(status, message, 0);
        }

        private static Answer refusal(int status, String message, long retryAfter) {
            String body = Json.write(Map.of("success", false, "message", message));
            return new Answer(WebhookReply.json(status, body), retryAfter);
        }
    }

    /// Bytes a body may have. Of a longer one nobody need bring more than one byte too many.
    int maxBody() {
        return maxBody;
    }

    /// @param path without percent signs, `/webhook…` or `/telegram-webhook`
    Answer answer(String path, WebhookRequest webhook) {
        if (webhook.body().length > maxBody) {
            counters.refused("too_large");
            return Answer.refusal(413, "the body is larger than " + maxBody + " bytes");
        }
        try {
            return route(Address.of(path, webhook), webhook);
        } catch (GroupCommit.Refused | DataAccessException | TransactionException e) {
            counters.refused("busy");
            log.warn("a webhook was answered 503 and stored nothing, the provider will try again: {}", cause(e));
            return Answer.refusal(503, "not stored, please try again", SOON);
        }
    }

    private Answer route(Address address, WebhookRequest webhook) {
        Optional<ChannelAccount> account = account(address);
        Optional<ChannelAdapter> adapter =
                account.flatMap(found -> adapters.find(found.kind().name()));
        return adapter.isEmpty() || account.isEmpty()
                ? nobody(address)
                : adapter.get()
                        .handshake(webhook, account.get())
                        .map(Answer::of)
                        .orElseGet(() -> take(webhook, account.get(), adapter.get()));
    }

    private Answer take(WebhookRequest webhook, ChannelAccount account, ChannelAdapter adapter) {
        return switch (intake.receive(webhook, account, adapter)) {
            case IntakeOutcome.Forged(String reason) -> {
                log.warn("a webhook to {} was refused: {}", account, reason);
                yield Answer.refusal(401, "secret missing or wrong");
            }
            case IntakeOutcome.Throttled(Duration after) ->
                Answer.refusal(429, "too many messages, please slow down", Math.max(1, after.toSeconds()));
            case IntakeOutcome.Stored stored -> Answer.of(adapter.acknowledgement(webhook));
            case IntakeOutcome.Quarantined held -> Answer.of(adapter.acknowledgement(webhook));
        };
    }

    private Optional<ChannelAccount> account(Address address) {
        return switch (address) {
            case Address.Named(String kind, String account) ->
                adapters.find(kind).isEmpty() ? Optional.empty() : channels.find(new ChannelKind(kind), account);
            case Address.BySecret(String kind, String secret) ->
                channels.bySecret(new ChannelKind(kind), "webhook_secret", secret);
            case Address.Nowhere() -> Optional.empty();
        };
    }

    /// A secret that fits no account is a wrong secret; an account nobody has is unknown.
    private Answer nobody(Address address) {
        if (address instanceof Address.BySecret) {
            counters.refused("forged");
            return Answer.refusal(401, "secret missing or wrong");
        }
        counters.refused("unknown");
        return Answer.refusal(404, "no such channel");
    }

    private static String cause(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest.toString();
    }
}
