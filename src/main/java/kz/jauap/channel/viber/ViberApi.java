package kz.jauap.channel.viber;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.spi.ProviderAnswer;
import kz.jauap.channel.spi.ProviderHttp;
import kz.jauap.channel.spi.ProviderRequest;
import kz.jauap.channel.spi.ProviderRequest.Content;
import kz.jauap.channel.spi.Wire;
import kz.jauap.shared.Json;
import tools.jackson.databind.JsonNode;

/// The REST Bot API: every call a POST of JSON, the token in `X-Viber-Auth-Token`.
final class ViberApi {

    private static final Pattern TOKEN = Pattern.compile("[!-~]{1,200}");

    private final ProviderHttp http = new ProviderHttp();
    private final ViberProperties properties;

    ViberApi(ViberProperties properties) {
        this.properties = properties;
    }

    ViberReply post(ChannelAccount account, String path, Object body) {
        Optional<URI> address = Wire.address(account, properties.apiBase(), path);
        Optional<String> token =
                account.secret("auth_token").filter(key -> TOKEN.matcher(key).matches());
        if (address.isEmpty() || token.isEmpty()) {
            return new ViberReply.Refused(200, 2, "the account has no usable auth_token or api_base", Duration.ZERO);
        }
        ProviderRequest request = ProviderRequest.post(address.get(), new Content.Json(Json.write(body)))
                .with("X-Viber-Auth-Token", token.get());
        return switch (http.call(request, properties.timeout())) {
            case ProviderAnswer.NotSent(String reason) -> new ViberReply.NotSent(reason);
            case ProviderAnswer.NoAnswer(String reason) -> new ViberReply.NoAnswer(reason);
            case ProviderAnswer.Answered answered -> read(answered, account);
        };
    }

    private static ViberReply read(ProviderAnswer.Answered answer, ChannelAccount account) {
        JsonNode body = Wire.json(answer.body());
        int status =
                body.path("status").isIntegralNumber() ? body.path("status").asInt(-1) : -1;
        if (answer.status() == 200 && status == 0) {
            return new ViberReply.Ok(body);
        }
        if (answer.status() == 200 && status < 0) {
            return new ViberReply.NoAnswer("HTTP 200 with a body that is no answer of Viber");
        }
        String words = Wire.text(body.path("status_message"));
        return new ViberReply.Refused(
                answer.status(),
                status,
                account.redact(words.isEmpty() ? "without a reason" : words),
                answer.retryAfter());
    }
}
