package kz.jauap.desk;

import java.util.function.Consumer;
import java.util.function.Supplier;
import kz.jauap.desk.telegram.BotReply;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One thing to do in a group: a call, and what to store once it is made.
///
/// @param topic it is about, or null
/// @param lands whether its result is a message that must stand in the topic
/// @param call made outside of any transaction
/// @param done stores the result, inside a transaction
/// @param refused stores that it will never be taken, and why; inside a transaction
record Task(
        @Nullable Topic topic,
        Cost cost,
        boolean lands,
        Supplier<BotReply> call,
        Consumer<JsonNode> done,
        Consumer<String> refused) {

    /// How much of a group's minute there has to be for it.
    enum Cost {
        /// None of it.
        NOTHING(0),
        /// What waits for everything else.
        LEAST(8),
        /// What customers write; the rest is kept for cards.
        LINE(12),
        /// The whole of it.
        CARD(20);

        private final int share;

        Cost(int share) {
            this.share = share;
        }

        int share() {
            return share;
        }
    }
}
