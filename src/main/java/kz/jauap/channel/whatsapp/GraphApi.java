package kz.jauap.channel.whatsapp;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.spi.Media;
import kz.jauap.channel.spi.ProviderAnswer;
import kz.jauap.channel.spi.ProviderHttp;
import kz.jauap.channel.spi.ProviderRequest;
import kz.jauap.channel.spi.ProviderRequest.Content;
import kz.jauap.channel.spi.Wire;
import kz.jauap.shared.Json;
import tools.jackson.databind.JsonNode;

/// The Graph API as one account sees it: calls with its token in a header, never in an address.
final class GraphApi {

    private static final Pattern TOKEN = Pattern.compile("[!-~]{1,1000}");
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_./-]{1,300}");

    private final ProviderHttp http = new ProviderHttp();
    private final WhatsappProperties properties;

    GraphApi(WhatsappProperties properties) {
        this.properties = properties;
    }

    ProviderAnswer get(ChannelAccount account, String path, String query, Duration timeout) {
        return call(account, "GET", path, query, new Content.None(), timeout);
    }

    ProviderAnswer post(ChannelAccount account, String path, Object body, Duration timeout) {
        return call(account, "POST", path, "", new Content.Json(Json.write(body)), timeout);
    }

    ProviderAnswer upload(ChannelAccount account, String path, Content.Upload upload, Duration timeout) {
        return call(account, "POST", path, "", upload, timeout);
    }

    /// A call that cannot be made is answered as the Graph API would answer it.
    private ProviderAnswer call(
            ChannelAccount account, String method, String path, String query, Content content, Duration timeout) {
        Optional<String> token = token(account);
        Optional<URI> address = PATH.matcher(path).matches() && !path.contains("..")
                ? Wire.address(account, properties.apiBase(), "/" + properties.version() + "/" + path + query)
                : Optional.empty();
        if (token.isEmpty() || address.isEmpty()) {
            return new ProviderAnswer.Answered(
                    401,
                    Duration.ZERO,
                    "{\"error\":{\"code\":190,\"message\":"
                            + "\"the account has no usable access_token, phone number id or api_base\"}}");
        }
        ProviderRequest request = new ProviderRequest(method, address.get(), java.util.Map.of(), content)
                .with("Authorization", "Bearer " + token.get());
        return http.call(request, timeout);
    }

    /// A file of a customer: the Graph API tells where it is for five minutes, and it is fetched there with the token.
    Media file(ChannelAccount account, String id, Media.Limits limits) {
        Duration half = limits.within().dividedBy(2);
        if (!(get(account, id, "", half) instanceof ProviderAnswer.Answered(int status, Duration _, String body))) {
            return new Media.Missing("the Graph API does not answer");
        }
        JsonNode file = Wire.json(body);
        if (status != 200 || !file.has("url")) {
            return new Media.Missing("the Graph API says " + status);
        }
        if (file.path("file_size").asLong(0) > limits.bytes()) {
            return new Media.Missing("it is larger than " + limits.bytes() + " bytes");
        }
        return address(account, Wire.text(file.path("url")))
                .map(address -> http.download(
                        ProviderRequest.get(address)
                                .with(
                                        "Authorization",
                                        "Bearer " + token(account).orElse("")),
                        new Media.Limits(limits.bytes(), half)))
                .orElseGet(() -> new Media.Missing("it lies where the token must not be shown"));
    }

    private Optional<URI> address(ChannelAccount account, String url) {
        try {
            URI address = URI.create(url);
            URI own = Wire.address(account, properties.apiBase(), "/").orElse(properties.apiBase());
            boolean atHome = own.getAuthority().equals(address.getAuthority())
                    && own.getScheme().equals(address.getScheme());
            boolean known = "https".equals(address.getScheme())
                    && address.getPort() < 0
                    && properties.mediaHosts().contains(String.valueOf(address.getHost()));
            return Optional.of(address).filter(unused -> atHome || known);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> token(ChannelAccount account) {
        return account.secret("access_token")
                .filter(token -> TOKEN.matcher(token).matches());
    }
}
