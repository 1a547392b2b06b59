package kz.jauap.channel.vk;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.spi.ProviderAnswer;
import kz.jauap.channel.spi.ProviderHttp;
import kz.jauap.channel.spi.ProviderRequest;
import kz.jauap.channel.spi.ProviderRequest.Content;
import kz.jauap.channel.spi.Wire;
import tools.jackson.databind.JsonNode;

/// The API of VK: a method's name and its parameters in, one reply out. The key goes in the form, never in the address.
final class VkApi {

    private static final Pattern TOKEN = Pattern.compile("[!-~]{1,500}");

    private final ProviderHttp http = new ProviderHttp();
    private final VkProperties properties;

    VkApi(VkProperties properties) {
        this.properties = properties;
    }

    VkReply call(ChannelAccount account, String method, Map<String, String> parameters) {
        return call(account, method, parameters, properties.timeout());
    }

    VkReply call(ChannelAccount account, String method, Map<String, String> parameters, Duration timeout) {
        Optional<URI> address = Wire.address(account, properties.apiBase(), "/method/" + method);
        Optional<String> token =
                account.secret("access_token").filter(key -> TOKEN.matcher(key).matches());
        if (address.isEmpty() || token.isEmpty()) {
            return new VkReply.Refused(401, 5, "the account has no usable access_token or api_base", Duration.ZERO);
        }
        Map<String, String> form = new LinkedHashMap<>(parameters);
        form.put("v", properties.version());
        form.put("access_token", token.get());
        return read(http.call(ProviderRequest.post(address.get(), new Content.Form(form)), timeout), account);
    }

    /// Gives a file to the address VK named for it; no key goes along.
    Optional<JsonNode> upload(String address, Content.Upload file, Duration timeout) {
        try {
            ProviderAnswer answer = http.call(ProviderRequest.post(URI.create(address), file), timeout);
            return answer instanceof ProviderAnswer.Answered(int status, Duration _, String body) && status == 200
                    ? Optional.of(Wire.json(body)).filter(JsonNode::isObject)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Asks VK's server of events, which the API has named together with a key of its own; empty when it does not
    /// answer.
    Optional<JsonNode> longPoll(String server, String key, String ts, Duration question) {
        String query = "?act=a_check&key=" + encoded(key) + "&ts=" + encoded(ts) + "&wait=" + question.toSeconds();
        try {
            ProviderAnswer answer = http.get(URI.create(server + query), question.plusSeconds(10));
            return answer instanceof ProviderAnswer.Answered(int status, Duration _, String body) && status == 200
                    ? Optional.of(Wire.json(body)).filter(JsonNode::isObject)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // its message would show the key
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static VkReply read(ProviderAnswer answer, ChannelAccount account) {
        return switch (answer) {
            case ProviderAnswer.NotSent(String reason) -> new VkReply.NotSent(reason);
            case ProviderAnswer.NoAnswer(String reason) -> new VkReply.NoAnswer(reason);
            case ProviderAnswer.Answered answered -> answered(answered, account);
        };
    }

    private static VkReply answered(ProviderAnswer.Answered answer, ChannelAccount account) {
        JsonNode body = Wire.json(answer.body());
        if (answer.status() == 200 && body.has("response")) {
            return new VkReply.Ok(body.path("response"));
        }
        JsonNode error = body.path("error");
        if (answer.status() == 200 && !error.isObject()) {
            return new VkReply.NoAnswer("HTTP 200 without an answer of VK");
        }
        String words = account.redact(error.path("error_msg").asString("without a reason"));
        return new VkReply.Refused(answer.status(), error.path("error_code").asInt(0), words, answer.retryAfter());
    }
}
