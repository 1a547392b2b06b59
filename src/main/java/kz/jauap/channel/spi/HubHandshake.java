package kz.jauap.channel.spi;

import java.util.Optional;
import kz.jauap.channel.ChannelAccount;

/// The question by which Meta's webhooks begin: a GET with a verify token of ours and a challenge, which is wanted back
/// as
/// plain words.
public final class HubHandshake {

    private HubHandshake() {}

    /// The answer to such a question, a refusal included; empty for a request that is none.
    public static Optional<WebhookReply> answer(WebhookRequest request, ChannelAccount account) {
        if (!request.method().equalsIgnoreCase("GET")) {
            return Optional.empty();
        }
        Verification verified = Verification.bySecret(
                request.parameter("hub.verify_token"),
                account.secret("webhook_secret").stream().toList());
        boolean ours = request.parameter("hub.mode").filter("subscribe"::equals).isPresent()
                && verified instanceof Verification.Genuine;
        return Optional.of(request.parameter("hub.challenge")
                .filter(challenge -> ours && challenge.matches("[!-~]{1,200}"))
                .map(challenge -> WebhookReply.text(200, challenge))
                .orElseGet(() -> WebhookReply.text(403, "the verify token is missing or a different one")));
    }
}
