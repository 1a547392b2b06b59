package kz.jauap.channel.avito;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.SentMessages;
import kz.jauap.channel.spi.Wire;
import kz.jauap.shared.SafeText;
import tools.jackson.databind.JsonNode;

/// Avito knows no key that refuses doubles. So after a call without an answer, and before that message is sent again,
/// the
/// chat is read: words of ours that stand there since, and that no other message of ours accounts for, are the message.
/// (A
/// message is stored as sent before the next of its chat goes out, so another of the same words is known by its id.)
final class ReadBack {

    private static final int MOST = 10_000;

    /// How far Avito's clock and ours may differ.
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final AvitoApi api;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final SentMessages sent;
    private final Map<String, Instant> doubtful = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST;
        }
    };

    ReadBack(AvitoApi api, SentMessages sent, Clock clock) {
        this.api = api;
        this.sent = sent;
        this.clock = clock;
    }

    /// Avito has it.
    void settled(String key) {
        lock.lock();
        try {
            doubtful.remove(key);
        } finally {
            lock.unlock();
        }
    }

    /// Nobody knows what became of this message, first sent at that moment.
    void doubt(String key, Instant since) {
        lock.lock();
        try {
            doubtful.putIfAbsent(key, since);
        } finally {
            lock.unlock();
        }
    }

    /// Since when nobody knows; empty for a message without doubt.
    Optional<Instant> doubtfulSince(String key) {
        lock.lock();
        try {
            return Optional.ofNullable(doubtful.get(key));
        } finally {
            lock.unlock();
        }
    }

    Instant now() {
        return clock.instant();
    }

    /// The id of the message as it stands in the chat; empty when it does not, or when the chat cannot be read.
    Optional<String> find(OutboundMessage message, ChannelAccount account, String owner, Instant since) {
        String path = "/messenger/v3/accounts/" + owner + "/chats/" + message.chatId() + "/messages/?limit=20&offset=0";
        if (!(api.get(account, path) instanceof AvitoReply.Ok(JsonNode body))) {
            return Optional.empty();
        }
        JsonNode messages = body.isArray() ? body : body.path("messages");
        String words = plain(SafeText.of(message.text()));
        Optional<String> found = messages.valueStream()
                .filter(one -> Wire.text(one.path("direction")).equals("out"))
                .filter(one ->
                        plain(Wire.text(one.path("content").path("text"))).equals(words))
                .filter(one -> isSince(one, since.minus(SKEW)))
                .flatMap(one -> Wire.id(one.path("id")).stream())
                .filter(id -> !sent.knows(account.tenant(), account.channel(), id))
                .findFirst();
        found.ifPresent(id -> settled(message.idempotencyKey()));
        return found;
    }

    private static boolean isSince(JsonNode message, Instant since) {
        return Wire.number(message.path("created"))
                .filter(created -> created >= since.getEpochSecond())
                .isPresent();
    }

    private static String plain(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
