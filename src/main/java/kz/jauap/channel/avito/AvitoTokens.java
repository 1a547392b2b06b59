package kz.jauap.channel.avito;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.spi.ProviderAnswer;
import kz.jauap.channel.spi.ProviderHttp;
import kz.jauap.channel.spi.ProviderRequest;
import kz.jauap.channel.spi.ProviderRequest.Content;
import kz.jauap.channel.spi.Wire;
import tools.jackson.databind.JsonNode;

/// The tokens accounts speak with: one for each pair of credentials, kept until a minute before its end, asked for by
/// one
/// caller at a time while the others wait for it. New credentials never meet an old token.
final class AvitoTokens {

    private static final Duration MARGIN = Duration.ofSeconds(60);
    private static final int MOST = 10_000;
    private static final Pattern TOKEN = Pattern.compile("[!-~]{1,2000}");

    private final ProviderHttp http;
    private final AvitoProperties properties;
    private final Clock clock;
    private final Map<Credentials, Slot> slots = new ConcurrentHashMap<>();

    AvitoTokens(ProviderHttp http, AvitoProperties properties, Clock clock) {
        this.http = http;
        this.properties = properties;
        this.clock = clock;
    }

    /// A token, or why there is none.
    sealed interface Given {

        record Token(String text) implements Given {}

        record None(AvitoReply why) implements Given {}
    }

    private record Credentials(URI address, String id, String secret) {

        @Override
        public String toString() {
            return id;
        }
    }

    private static final class Slot {

        private final ReentrantLock lock = new ReentrantLock();
        private String token = "";
        private Instant until = Instant.EPOCH;
    }

    /// @param refused a token Avito would not take, which is not given again; "" for none
    Given get(ChannelAccount account, String refused) {
        Optional<URI> address = Wire.address(account, properties.apiBase(), "/token");
        String id = account.setting("client_id").orElse("");
        String secret = account.secret("client_secret").orElse("");
        if (address.isEmpty() || id.isEmpty() || secret.isEmpty()) {
            return none(401, "the account has no usable client_id, client_secret or api_base");
        }
        if (slots.size() >= MOST) {
            slots.clear();
        }
        Credentials credentials = new Credentials(address.get(), id, secret);
        Slot slot = slots.computeIfAbsent(credentials, unused -> new Slot());
        slot.lock.lock();
        try {
            boolean good = !slot.token.isEmpty()
                    && !slot.token.equals(refused)
                    && clock.instant().isBefore(slot.until);
            return good ? new Given.Token(slot.token) : ask(credentials, slot, account);
        } finally {
            slot.lock.unlock();
        }
    }

    private Given ask(Credentials credentials, Slot slot, ChannelAccount account) {
        Map<String, String> form = Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                credentials.id(),
                "client_secret",
                credentials.secret());
        ProviderAnswer answer =
                http.call(ProviderRequest.post(credentials.address(), new Content.Form(form)), properties.timeout());
        return switch (answer) {
            case ProviderAnswer.NotSent(String reason) -> new Given.None(new AvitoReply.NotSent("no token: " + reason));
            case ProviderAnswer.NoAnswer(String reason) ->
                new Given.None(new AvitoReply.NotSent("no token: " + reason));
            case ProviderAnswer.Answered answered -> read(answered, slot, account);
        };
    }

    private Given read(ProviderAnswer.Answered answer, Slot slot, ChannelAccount account) {
        JsonNode body = Wire.json(answer.body());
        String token = Wire.text(body.path("access_token"));
        if (answer.status() == 200 && TOKEN.matcher(token).matches()) {
            slot.token = token;
            slot.until = clock.instant()
                    .plusSeconds(Wire.number(body.path("expires_in")).orElse(3600L))
                    .minus(MARGIN);
            return new Given.Token(token);
        }
        if (answer.status() == 429 || answer.status() >= 500) {
            return new Given.None(new AvitoReply.NotSent("no token: HTTP " + answer.status()));
        }
        String words = Wire.text(body.path("error_description"));
        return none(401, "no token: " + account.redact(words.isEmpty() ? Wire.text(body.path("error")) : words));
    }

    private static Given none(int status, String words) {
        return new Given.None(new AvitoReply.Refused(status, words, Duration.ZERO));
    }
}
