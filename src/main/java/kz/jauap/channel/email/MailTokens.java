package kz.jauap.channel.email;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelId;
import kz.jauap.channel.spi.ProviderAnswer;
import kz.jauap.channel.spi.ProviderHttp;
import kz.jauap.channel.spi.ProviderRequest;
import kz.jauap.channel.spi.ProviderRequest.Content;
import kz.jauap.channel.spi.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Access tokens of mailboxes that take no password (OAuth 2, RFC 6749): asked for with the
/// account's refresh token, kept until some minutes before their end, asked for by one caller at a
/// time. A refresh token that was exchanged for another is kept before anything else is done with
/// it.
@Component
class MailTokens {

    static final String REFRESH_TOKEN = "refresh_token";

    private static final Logger log = LoggerFactory.getLogger(MailTokens.class);
    private static final Map<String, String> KNOWN = Map.of(
            "google", "https://oauth2.googleapis.com/token",
            "microsoft", "https://login.microsoftonline.com/common/oauth2/v2.0/token",
            "yandex", "https://oauth.yandex.ru/token");
    private static final Duration MARGIN = Duration.ofMinutes(5);
    private static final long USUAL_SECONDS = 3600;
    private static final int MOST = 10_000;
    private static final Pattern TOKEN = Pattern.compile("[!-~]{1,8000}");

    private final ProviderHttp http = new ProviderHttp();
    private final EmailProperties properties;
    private final TokenKeeper keeper;
    private final Clock clock;
    private final Map<Whose, Slot> slots = new ConcurrentHashMap<>();

    MailTokens(EmailProperties properties, TokenKeeper keeper, Clock clock) {
        this.properties = properties;
        this.keeper = keeper;
        this.clock = clock;
    }

    /// A token, or why there is none.
    sealed interface Given {

        record Token(String text) implements Given {

            @Override
            public String toString() {
                return "a token";
            }
        }

        /// @param passing whether it is worth asking again
        record None(String reason, boolean passing) implements Given {}
    }

    /// For whom a token is; other credentials of the same never meet a token of these.
    private record Whose(ChannelId channel, String endpoint, String client, String user) {}

    private static final class Slot {

        private final ReentrantLock lock = new ReentrantLock();
        private String token = "";
        private Instant until = Instant.EPOCH;
        /// What was exchanged, and could not be kept yet.
        private String unkept = "";
        private Optional<Instant> unkeptUntil = Optional.empty();
    }

    /// Whether this mailbox is opened by a token.
    static boolean opens(ChannelAccount account) {
        return account.setting("oauth").isPresent();
    }

    /// Where tokens are asked for; empty where that is no address, or one at which they could be
    /// overheard.
    static Optional<URI> endpoint(ChannelAccount account, boolean ownNetwork) {
        String named = account.setting("oauth").orElse("");
        try {
            URI address = URI.create(KNOWN.getOrDefault(named, named));
            boolean safe = "https".equalsIgnoreCase(address.getScheme())
                    || ownNetwork && "http".equalsIgnoreCase(address.getScheme());
            return safe && address.getHost() != null ? Optional.of(address) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// @param refused a token the mailbox would not take, which is not given again; "" for none
    Given get(ChannelAccount account, String user, String refused) {
        Optional<URI> endpoint = endpoint(account, properties.ownNetwork());
        String client = account.setting("client_id").orElse("");
        if (endpoint.isEmpty()
                || client.isEmpty()
                || account.secret(REFRESH_TOKEN).isEmpty()) {
            return new Given.None("the account has no usable oauth, client_id or refresh_token", false);
        }
        if (slots.size() >= MOST) {
            slots.values().removeIf(slot -> slot.unkept.isEmpty());
        }
        Whose whose = new Whose(account.channel(), endpoint.get().toString(), client, user);
        Slot slot = slots.computeIfAbsent(whose, unused -> new Slot());
        slot.lock.lock();
        try {
            keep(account, slot);
            boolean good = !slot.token.isEmpty()
                    && !slot.token.equals(refused)
                    && clock.instant().isBefore(slot.until);
            return good ? new Given.Token(slot.token) : asked(account, endpoint.get(), slot);
        } finally {
            slot.lock.unlock();
        }
    }

    /// With what we have, and then with what another node may have kept meanwhile.
    private Given asked(ChannelAccount account, URI endpoint, Slot slot) {
        SequencedSet<String> mine = new LinkedHashSet<>();
        if (!slot.unkept.isEmpty()) {
            mine.add(slot.unkept);
        }
        account.secret(REFRESH_TOKEN).ifPresent(mine::add);
        Given given = new Given.None("there is no refresh token", false);
        for (String one : mine) {
            given = asked(account, endpoint, slot, one);
            if (!(given instanceof Given.None(String unused, boolean passing)) || passing) {
                return given;
            }
        }
        Optional<String> newest = newest(account).filter(one -> !mine.contains(one));
        return newest.isPresent() ? asked(account, endpoint, slot, newest.get()) : given;
    }

    private Optional<String> newest(ChannelAccount account) {
        try {
            return keeper.newest(account);
        } catch (RuntimeException e) {
            log.warn(
                    "{}: its newest refresh token cannot be looked up ({})",
                    account,
                    e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private Given asked(ChannelAccount account, URI endpoint, Slot slot, String refreshToken) {
        Map<String, String> form = new HashMap<>(Map.of(
                "grant_type",
                REFRESH_TOKEN,
                REFRESH_TOKEN,
                refreshToken,
                "client_id",
                account.setting("client_id").orElse("")));
        account.secret("client_secret").ifPresent(secret -> form.put("client_secret", secret));
        account.setting("scope").ifPresent(scope -> form.put("scope", scope));
        ProviderAnswer answer = http.call(ProviderRequest.post(endpoint, new Content.Form(form)), properties.timeout());
        return switch (answer) {
            case ProviderAnswer.NotSent(String reason) -> new Given.None("no token: " + reason, true);
            case ProviderAnswer.NoAnswer(String reason) -> new Given.None("no token: " + reason, true);
            case ProviderAnswer.Answered answered -> read(answered, account, slot, refreshToken);
        };
    }

    private Given read(ProviderAnswer.Answered answer, ChannelAccount account, Slot slot, String refreshToken) {
        JsonNode body = Wire.json(answer.body());
        String token = Wire.text(body.path("access_token"));
        if (answer.status() == 200 && TOKEN.matcher(token).matches()) {
            Instant now = clock.instant();
            long seconds = Wire.number(body.path("expires_in")).orElse(USUAL_SECONDS);
            Duration lives = Duration.ofSeconds(seconds);
            slot.token = token;
            slot.until =
                    now.plus(lives.compareTo(MARGIN.multipliedBy(2)) > 0 ? lives.minus(MARGIN) : lives.dividedBy(2));
            exchanged(body, account, slot, refreshToken, now);
            return new Given.Token(token);
        }
        String error = Wire.text(body.path("error"));
        String words = Wire.text(body.path("error_description"));
        String why = account.redact((words.isEmpty() ? error : words).replace(refreshToken, "***"));
        boolean passing = answer.status() == 429 || answer.status() >= 500 || answer.status() == 200;
        return new Given.None(
                "no token: HTTP " + answer.status() + (why.isEmpty() ? "" : " " + why.replaceAll("\\s+", " ")),
                passing);
    }

    private void exchanged(JsonNode body, ChannelAccount account, Slot slot, String before, Instant now) {
        String next = Wire.text(body.path(REFRESH_TOKEN));
        Optional<Instant> until =
                Wire.number(body.path("refresh_token_expires_in")).map(now::plusSeconds);
        if (TOKEN.matcher(next).matches() && !next.equals(before)) {
            slot.unkept = next;
            slot.unkeptUntil = until;
            keep(account, slot);
        }
    }

    /// What cannot be kept now is tried again each time a token is wanted, and serves us meanwhile.
    private void keep(ChannelAccount account, Slot slot) {
        if (slot.unkept.isEmpty()) {
            return;
        }
        try {
            keeper.keep(account, slot.unkept, slot.unkeptUntil);
            slot.unkept = "";
        } catch (RuntimeException e) {
            log.warn(
                    "{}: a new refresh token cannot be kept yet ({})",
                    account,
                    e.getClass().getSimpleName());
        }
    }
}
