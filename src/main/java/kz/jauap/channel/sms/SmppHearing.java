package kz.jauap.channel.sms;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.spi.PolledChannel;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.shared.Json;

/// Takes what one operator delivers. Operators name no message, so we do, before it is handed on;
/// where our answer may have been lost, the same words are the same message. Segments wait in the
/// book until their message is whole.
final class SmppHearing {

    /// An answer that took longer may have come too late.
    private static final Duration LATE = Duration.ofSeconds(1);

    private static final int SHORT = 16;

    private final ChannelAccount account;
    private final PolledChannel.Receiver receiver;
    private final SmppBook book;
    private final Clock clock;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private String session = "";

    SmppHearing(ChannelAccount account, PolledChannel.Receiver receiver, SmppBook book, Clock clock) {
        this.account = account;
        this.receiver = receiver;
        this.book = book;
        this.clock = clock;
    }

    static String hash(String words) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_16BE));
            return HexFormat.of().formatHex(digest, 0, SHORT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// From now on nobody knows what the operator has heard of our answers.
    void doubt() {
        oneAtATime.lock();
        try {
            session = "";
        } finally {
            oneAtATime.unlock();
        }
    }

    /// Returns once it is committed.
    void take(SmppReading heard) {
        oneAtATime.lock();
        try {
            long began = clock.millis();
            boolean answered = false;
            try {
                hear(heard);
                answered = clock.millis() - began <= LATE.toMillis();
            } finally {
                if (!answered) {
                    session = "";
                }
            }
        } finally {
            oneAtATime.unlock();
        }
    }

    private void hear(SmppReading heard) {
        switch (heard) {
            case SmppReading.News(String json) -> hand(json);
            case SmppReading.Words(String from, String to, String text) -> hand(from, to, text, "");
            case SmppReading.Segment(String from, SmppBook.Whole whole, int part, String words) -> {
                switch (book.keep(account, whole, part, words)) {
                    case SmppBook.Kept.Waits() -> {}
                    case SmppBook.Kept.Known() -> {}
                    case SmppBook.Kept.Complete(var parts) -> {
                        hand(from, whole.to(), SmppReading.joined(parts, whole.count()), whole.key());
                        book.taken(account, whole);
                    }
                }
            }
        }
    }

    /// Hands on what has waited too long for its missing segments: a part of what was said is more
    /// than nothing.
    void overdue() {
        oneAtATime.lock();
        try {
            for (SmppBook.Overdue one : book.overdue(account)) {
                SmppBook.Whole whole = one.whole();
                hand(whole.chat(), whole.to(), SmppReading.joined(one.parts(), whole.count()), whole.key());
                book.taken(account, whole);
            }
        } catch (RuntimeException e) {
            session = "";
            throw e;
        } finally {
            oneAtATime.unlock();
        }
    }

    private void hand(String from, String to, String text, String reference) {
        if (session.isEmpty()) {
            session = book.newSession();
        }
        String name = book.name(account, SmppReading.chat(from), to + " " + reference + " " + text, session);
        hand(Json.write(Map.of("from", from, "to", to, "text", text, "id", name)));
    }

    private void hand(String json) {
        receiver.receive(
                account, new WebhookRequest("POST", Map.of(), Map.of(), json.getBytes(StandardCharsets.UTF_8)));
    }
}
