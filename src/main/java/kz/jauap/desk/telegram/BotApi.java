package kz.jauap.desk.telegram;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import kz.jauap.channel.spi.Media;
import kz.jauap.channel.spi.ProviderAnswer;
import kz.jauap.channel.spi.ProviderHttp;
import kz.jauap.shared.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Calls of the Bot API: a bot's token, a method and its parameters in, one [BotReply] out. Blocks; never throws for
/// what Telegram or a network can do. The token stands in the address, so the address is shown to nobody.
public final class BotApi implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("[0-9]{1,20}:[A-Za-z0-9_-]{3,100}");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_./-]{1,300}");

    private final ProviderHttp http = new ProviderHttp();
    private final String base;
    private final Duration timeout;

    /// @param base address of the Bot API
    public BotApi(URI base, Duration timeout) {
        this.base = base.toString().replaceAll("/+$", "");
        this.timeout = timeout;
    }

    public static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    public BotReply call(String token, String method, Map<String, ?> parameters) {
        return call(token, method, parameters, timeout);
    }

    public BotReply call(String token, String method, Map<String, ?> parameters, Duration patience) {
        if (!isToken(token)) {
            return new BotReply.Barred(BotReply.Bar.TOKEN, "the token is no token of a bot");
        }
        URI address = URI.create(base + "/bot" + token + "/" + method);
        return reply(http.postJson(address, Json.write(parameters), patience), token);
    }

    private static BotReply reply(ProviderAnswer given, String token) {
        return switch (given) {
            case ProviderAnswer.Answered answer -> read(answer, token);
            case ProviderAnswer.NotSent(String reason) -> new BotReply.NotDone(reason);
            case ProviderAnswer.NoAnswer(String reason) -> new BotReply.Unknown(reason);
        };
    }

    /// The same with a file, which stands in the parameter `field`.
    public BotReply upload(
            String token, String method, Map<String, String> parameters, String field, ProviderHttp.File file) {
        URI address = URI.create(base + "/bot" + token + "/" + method);
        return reply(http.postFile(address, parameters, field, file, timeout.multipliedBy(2)), token);
    }

    /// The bytes of a file the bot was sent.
    public Media file(String token, String fileId, Media.Limits limits) {
        Duration half = limits.within().dividedBy(2);
        return switch (call(token, "getFile", Map.of("file_id", fileId), half)) {
            case BotReply.Done(JsonNode file)
            when file.path("file_size").asLong(0) > limits.bytes() ->
                new Media.Missing("it is larger than " + limits.bytes() + " bytes");
            case BotReply.Done(JsonNode file) ->
                fileAddress(token, file.path("file_path").asString(""))
                        .map(address -> http.download(address, new Media.Limits(limits.bytes(), half)))
                        .orElseGet(() -> new Media.Missing("its path is none of the Bot API's"));
            case BotReply other -> new Media.Missing(other.getClass().getSimpleName());
        };
    }

    @Override
    public void close() {
        http.close();
    }

    private Optional<URI> fileAddress(String token, String path) {
        return FILE.matcher(path).matches() && !path.contains("..")
                ? Optional.of(URI.create(base + "/file/bot" + token + "/" + path))
                : Optional.empty();
    }

    private static BotReply read(ProviderAnswer.Answered answer, String token) {
        JsonNode body;
        try {
            body = Json.tree(answer.body());
        } catch (JacksonException e) {
            return notTheApi(answer);
        }
        if (body.path("ok").asBoolean(false) && body.has("result")) {
            return new BotReply.Done(body.path("result"));
        }
        return body.has("error_code") ? Refusals.read(body, answer, token) : notTheApi(answer);
    }

    private static BotReply notTheApi(ProviderAnswer.Answered answer) {
        String what = "HTTP " + answer.status() + " without an answer of the Bot API";
        return answer.status() >= 300 ? new BotReply.NotDone(what) : new BotReply.Unknown(what);
    }
}
