package kz.jauap.channel.sms;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import kz.jauap.channel.ChannelAccount;

/// What is remembered of messages that come in by SMPP. Written before a message is handed on: what
/// is not remembered is not taken, and comes again.
interface SmppBook {

    /// How long the same words in another session are the same message, and a segment that comes
    /// again is known.
    Duration DOUBT = Duration.ofHours(1);

    /// How long a message waits for its missing segments.
    Duration PATIENCE = Duration.ofMinutes(5);

    /// Where segments of one message lie together.
    ///
    /// @param to the number it was written to
    /// @param reference what the phone calls it, `count` how many segments it has
    record Whole(String chat, String to, int reference, int count) {

        /// As it is kept.
        String key() {
            return to + ":" + reference + "/" + count;
        }

        static Whole of(String chat, String key) {
            int colon = key.lastIndexOf(':');
            int slash = key.lastIndexOf('/');
            return new Whole(
                    chat,
                    key.substring(0, colon),
                    Integer.parseInt(key.substring(colon + 1, slash)),
                    Integer.parseInt(key.substring(slash + 1)));
        }
    }

    /// A message some of whose segments have not come in time, with those that have.
    record Overdue(Whole whole, SortedMap<Integer, String> parts) {}

    /// What became of a segment.
    sealed interface Kept {

        /// Others are missing.
        record Waits() implements Kept {}

        /// All are here, by their place.
        record Complete(SortedMap<Integer, String> parts) implements Kept {}

        /// Its message was taken before: this is a redelivery.
        record Known() implements Kept {}
    }

    /// A name no session has had.
    String newSession();

    /// The name of a message: a new one, or the one it had when it came before in a session whose
    /// answer may have been lost. Nothing where the phone's next message was heard since this
    /// `arrived`: the operator has given this delivery up, and what it brought again was taken.
    Optional<String> name(ChannelAccount account, String chat, String words, String session, Instant arrived);

    Kept keep(ChannelAccount account, Whole whole, int part, String words);

    /// The message is taken, with the segments it has.
    void taken(ChannelAccount account, Whole whole);

    List<Overdue> overdue(ChannelAccount account);
}
