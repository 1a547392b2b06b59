package kz.jauap.channel.sms;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

    /// An answer that took longer, since the message arrived, may have come too late.
    private static final Duration LATE = Duration.ofSeconds(1);

    private static final int SHORT = 16;

    private final ChannelAccount account;
    private final PolledChannel.Receiver receiver;
    private final SmppBook book;
    private final Clock clock;
    private final ReentrantLock oneAtATime = new ReentrantLock(true);
    private String session = "";
    private Instant beat;
    private Instant doubtUntil;

    SmppHearing(ChannelAccount account, PolledChannel.Receiver receiver, SmppBook book, Clock clock) {
        this.account = account;
        this.receiver = receiver;
        this.book = book;
        this.clock = clock;
        this.beat = clock.instant();
        this.doubtUntil = beat;
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
            beat = clock.instant();
        } finally {
            oneAtATime.unlock();
        }
    }

    /// Is to come twice a second: where it did not, all of us stood still, and what lay there
    /// meanwhile came earlier than we saw it.
    void beat() {
        oneAtATime.lock();
        try {
            Instant now = clock.instant();
            if (isLate(beat, now)) {
                session = "";
                doubtUntil = now.plus(LATE);
            }
            beat = now;
        } finally {
            oneAtATime.unlock();
        }
    }

    private static boolean isLate(Instant from, Instant now) {
        return now.isAfter(from.plus(LATE));
    }

    /// Returns once it is committed; false where it is not taken, since the operator has given it
    /// up and gone on to the phone's next.
    boolean take(SmppReading heard, Instant arrived) {
        oneAtATime.lock();
        try {
            boolean answered = false;
            try {
                boolean taken = hear(heard, arrived);
                Instant now = clock.instant();
                answered = !isLate(arrived, now) && !isLate(beat, now) && !now.isBefore(doubtUntil);
                return taken;
            } finally {
                if (!answered) {
                    session = "";
                }
            }
        } finally {
            oneAtATime.unlock();
        }
    }

    private boolean hear(SmppReading heard, Instant arrived) {
        return switch (heard) {
            case SmppReading.News(String json) -> hand(json);
            case SmppReading.Words(String from, String to, String text) -> hand(from, to, text, "", arrived);
            case SmppReading.Segment(String from, SmppBook.Whole whole, int part, String words) ->
                switch (book.keep(account, whole, part, words)) {
                    case SmppBook.Kept.Waits() -> true;
                    case SmppBook.Kept.Known() -> true;
                    case SmppBook.Kept.Complete(var parts) -> {
                        String text = SmppReading.joined(parts, whole.count());
                        boolean taken = hand(from, whole.to(), text, whole.key(), arrived);
                        if (taken) {
                            book.taken(account, whole);
                        }
                        yield taken;
                    }
                };
        };
    }

    /// Hands on what has waited too long for its missing segments: a part of what was said is more
    /// than nothing.
    void overdue() {
        oneAtATime.lock();
        try {
            for (SmppBook.Overdue one : book.overdue(account)) {
                SmppBook.Whole whole = one.whole();
                String text = SmppReading.joined(one.parts(), whole.count());
                if (hand(whole.chat(), whole.to(), text, whole.key(), clock.instant())) {
                    book.taken(account, whole);
                }
            }
        } catch (RuntimeException e) {
            session = "";
            throw e;
        } finally {
            oneAtATime.unlock();
        }
    }

    private boolean hand(String from, String to, String text, String reference, Instant arrived) {
        if (session.isEmpty()) {
            session = book.newSession();
        }
        return book.name(account, SmppReading.chat(from), to + " " + reference + " " + text, session, arrived)
                .map(name -> hand(Json.write(Map.of("from", from, "to", to, "text", text, "id", name))))
                .orElse(false);
    }

    private boolean hand(String json) {
        receiver.receive(
                account, new WebhookRequest("POST", Map.of(), Map.of(), json.getBytes(StandardCharsets.UTF_8)));
        return true;
    }
}
