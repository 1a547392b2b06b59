package kz.jauap.channel.telegram;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.spi.Media;
import kz.jauap.channel.spi.ProviderAnswer;
import kz.jauap.channel.spi.ProviderHttp;
import kz.jauap.shared.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The Bot API: a method's name and its parameters in, one reply out. The token stands in the address, so the address
/// is
/// never shown to anybody.
final class TelegramApi {

    private static final Pattern TOKEN = Pattern.compile("[0-9]{1,20}:[A-Za-z0-9_-]{10,100}");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_./-]{1,300}");

    private final ProviderHttp http = new ProviderHttp();
    private final TelegramProperties properties;

    TelegramApi(TelegramProperties properties) {
        this.properties = properties;
    }

    TelegramReply call(ChannelAccount account, String method, Map<String, ?> parameters) {
        return call(account, method, parameters, properties.timeout());
    }

    TelegramReply call(ChannelAccount account, String method, Map<String, ?> parameters, Duration timeout) {
        Optional<URI> address = account.secret("bot_token")
                .filter(token -> TOKEN.matcher(token).matches())
                .flatMap(token -> address(account, token, method));
        if (address.isEmpty()) {
            return new TelegramReply.Refused(401, "the account has no usable bot_token or api_base", Duration.ZERO);
        }
        return switch (http.postJson(address.get(), Json.write(parameters), timeout)) {
            case ProviderAnswer.Answered answer -> read(answer, account);
            case ProviderAnswer.NotSent(String reason) -> new TelegramReply.NotSent(reason);
            case ProviderAnswer.NoAnswer(String reason) -> new TelegramReply.NoAnswer(reason);
        };
    }

    /// The bytes of a file the Bot API has told the path of.
    Media file(ChannelAccount account, String path, Media.Limits limits) {
        Optional<URI> address = account.secret("bot_token")
                .filter(token -> TOKEN.matcher(token).matches())
                .filter(token -> FILE.matcher(path).matches() && !path.contains(".."))
                .flatMap(token -> within(account, "/file/bot" + token + "/" + path));
        return address.map(uri -> http.download(uri, limits))
                .orElseGet(() -> new Media.Missing("its path is none of the Bot API's"));
    }

    private Optional<URI> address(ChannelAccount account, String token, String method) {
        return within(account, "/bot" + token + "/" + method);
    }

    private Optional<URI> within(ChannelAccount account, String path) {
        String base = account.setting("api_base").orElse(properties.apiBase().toString());
        try {
            URI address = URI.create(base.replaceAll("/+$", "") + path);
            return Optional.of(address).filter(uri -> uri.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // its message would show the token
        }
    }

    private static TelegramReply read(ProviderAnswer.Answered answer, ChannelAccount account) {
        JsonNode body;
        try {
            body = Json.tree(answer.body());
        } catch (JacksonException e) {
            return notTheApi(answer);
        }
        if (body.path("ok").asBoolean(false) && body.has("result")) {
            return new TelegramReply.Ok(body.path("result"));
        }
        if (!body.has("error_code")) {
            return notTheApi(answer);
        }
        long seconds = body.path("parameters").path("retry_after").asLong(0);
        Duration wish = seconds > 0 ? Duration.ofSeconds(seconds) : answer.retryAfter();
        String description = account.redact(body.path("description").asString("no description"));
        return new TelegramReply.Refused(body.path("error_code").asInt(answer.status()), description, wish);
    }

    private static TelegramReply notTheApi(ProviderAnswer.Answered answer) {
        String what = "HTTP " + answer.status() + " without an answer of the Bot API";
        return answer.status() >= 300
                ? new TelegramReply.Refused(answer.status(), what, answer.retryAfter())
                : new TelegramReply.NoAnswer(what);
    }
}
