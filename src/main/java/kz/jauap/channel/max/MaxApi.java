package kz.jauap.channel.max;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
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

/// The Bot API of MAX: the token in `Authorization`, bare, and never in an address.
final class MaxApi {

    private static final Pattern TOKEN = Pattern.compile("[!-~]{1,500}");

    private final ProviderHttp http;
    private final MaxProperties properties;

    MaxApi(MaxProperties properties) {
        this.properties = properties;
        this.http = properties.ca() == null ? new ProviderHttp() : ProviderHttp.trusting(Path.of(properties.ca()));
    }

    MaxReply get(ChannelAccount account, String path) {
        return call(account, "GET", path, new Content.None(), properties.timeout());
    }

    MaxReply post(ChannelAccount account, String path, Object body) {
        return call(account, "POST", path, new Content.Json(Json.write(body)), properties.timeout());
    }

    MaxReply delete(ChannelAccount account, String path) {
        return call(account, "DELETE", path, new Content.None(), properties.timeout());
    }

    /// Gives a file to the address MAX named for it.
    MaxReply upload(ChannelAccount account, String address, ProviderHttp.File file) {
        try {
            ProviderRequest request =
                    ProviderRequest.post(URI.create(address), new Content.Upload("data", file, Map.of()));
            return read(http.call(request, properties.mediaTimeout()), account);
        } catch (IllegalArgumentException e) {
            return new MaxReply.NotSent("MAX names no address to upload to");
        }
    }

    private MaxReply call(ChannelAccount account, String method, String path, Content content, Duration timeout) {
        Optional<URI> address = Wire.address(account, properties.apiBase(), path);
        Optional<String> token =
                account.secret("access_token").filter(key -> TOKEN.matcher(key).matches());
        if (address.isEmpty() || token.isEmpty()) {
            return new MaxReply.Refused(
                    401, "verify.token", "the account has no usable access_token or api_base", Duration.ZERO);
        }
        ProviderRequest request =
                new ProviderRequest(method, address.get(), Map.of(), content).with("Authorization", token.get());
        return read(http.call(request, timeout), account);
    }

    private static MaxReply read(ProviderAnswer answer, ChannelAccount account) {
        return switch (answer) {
            case ProviderAnswer.NotSent(String reason) -> new MaxReply.NotSent(reason);
            case ProviderAnswer.NoAnswer(String reason) -> new MaxReply.NoAnswer(reason);
            case ProviderAnswer.Answered answered -> answered(answered, account);
        };
    }

    private static MaxReply answered(ProviderAnswer.Answered answer, ChannelAccount account) {
        JsonNode body = Wire.json(answer.body());
        if (answer.status() == 200) {
            return body.isObject()
                    ? new MaxReply.Ok(body)
                    : new MaxReply.NoAnswer("HTTP 200 with a body that is no answer of MAX");
        }
        return new MaxReply.Refused(
                answer.status(),
                Wire.text(body.path("code")),
                account.redact(body.path("message").asString("without a reason")),
                answer.retryAfter());
    }
}
