package kz.jauap.channel.avito;

import java.net.URI;
import java.time.Clock;
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

/// The Messenger API of Avito as one account sees it. A token that has ended in the middle is renewed once and the call
/// made again: who is not known has done nothing.
final class AvitoApi {

    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_~./?=&%-]{1,500}");

    private final ProviderHttp http = new ProviderHttp();
    private final AvitoProperties properties;
    private final AvitoTokens tokens;

    AvitoApi(AvitoProperties properties, Clock clock) {
        this.properties = properties;
        this.tokens = new AvitoTokens(http, properties, clock);
    }

    AvitoReply get(ChannelAccount account, String path) {
        return call(account, "GET", path, new Content.None(), properties.timeout());
    }

    /// @param most time for the call itself
    AvitoReply get(ChannelAccount account, String path, Duration most) {
        Duration timeout = most.compareTo(properties.timeout()) < 0 ? most : properties.timeout();
        return call(account, "GET", path, new Content.None(), timeout);
    }

    AvitoReply post(ChannelAccount account, String path, Object body) {
        return call(account, "POST", path, new Content.Json(Json.write(body)), properties.timeout());
    }

    AvitoReply upload(ChannelAccount account, String path, ProviderHttp.File file) {
        Content picture = new Content.Upload("uploadfile[]", file, Map.of());
        return call(account, "POST", path, picture, properties.mediaTimeout());
    }

    private AvitoReply call(ChannelAccount account, String method, String path, Content content, Duration timeout) {
        Optional<URI> address = PATH.matcher(path).matches() && !path.contains("..")
                ? Wire.address(account, properties.apiBase(), path)
                : Optional.empty();
        if (address.isEmpty()) {
            return new AvitoReply.Refused(400, "the chat is none of Avito's, or api_base is no address", Duration.ZERO);
        }
        ProviderRequest request = new ProviderRequest(method, address.get(), Map.of(), content);
        return switch (tokens.get(account, "")) {
            case AvitoTokens.Given.None(AvitoReply why) -> why;
            case AvitoTokens.Given.Token(String token) -> spoken(request, token, timeout, account);
        };
    }

    private AvitoReply spoken(ProviderRequest request, String token, Duration timeout, ChannelAccount account) {
        AvitoReply reply = once(request, token, timeout, account);
        if (!(reply instanceof AvitoReply.Refused refused) || refused.status() != 401) {
            return reply;
        }
        return switch (tokens.get(account, token)) {
            case AvitoTokens.Given.None(AvitoReply why) -> why;
            case AvitoTokens.Given.Token(String fresh) -> once(request, fresh, timeout, account);
        };
    }

    private AvitoReply once(ProviderRequest request, String token, Duration timeout, ChannelAccount account) {
        return switch (http.call(request.with("Authorization", "Bearer " + token), timeout)) {
            case ProviderAnswer.NotSent(String reason) -> new AvitoReply.NotSent(reason);
            case ProviderAnswer.NoAnswer(String reason) -> new AvitoReply.NoAnswer(reason);
            case ProviderAnswer.Answered answered -> answered(answered, token, account);
        };
    }

    private static AvitoReply answered(ProviderAnswer.Answered answer, String token, ChannelAccount account) {
        JsonNode body = Wire.json(answer.body());
        if (answer.status() == 200) {
            return body.isObject() || body.isArray()
                    ? new AvitoReply.Ok(body)
                    : new AvitoReply.NoAnswer("HTTP 200 with a body that is no answer of Avito");
        }
        String inside = Wire.text(body.path("error").path("message"));
        String words = inside.isEmpty() ? body.path("message").asString("without a reason") : inside;
        return new AvitoReply.Refused(
                answer.status(), account.redact(words).replace(token, "***"), answer.retryAfter());
    }
}
