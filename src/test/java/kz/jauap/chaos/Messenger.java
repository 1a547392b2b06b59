package kz.jauap.chaos;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import kz.jauap.sandbox.Chances;

/// One kind of channel in a chaos run: how an account of it is set up, how its customers write, and what its provider
/// has of the answers.
interface Messenger extends AutoCloseable {

    /// The kind of channel.
    String kind();

    /// Settings of a business's account, which is named as the business is.
    Map<String, String> config(String account);

    Map<String, String> secrets();

    /// Customer number so many of a business, who writes these texts, in order.
    Chat chat(String account, int number, List<String> texts);

    /// Brings a message to the house; 200 where it was taken for good, 0 where there was no answer.
    ///
    /// @param door to a node, for those who post
    int bring(Chat chat, Chat.Line line, Door door) throws InterruptedException;

    /// Whether the house hears this business's account by now; those who post need nobody to listen.
    default boolean isHeard(String account) {
        return true;
    }

    /// Whether the house has fetched all that was brought; what is posted is.
    ///
    /// @param places how far the house has read each account's mailbox
    default boolean isRead(Map<String, Long> places) {
        return true;
    }

    /// Whether it brings a message again now and then though it was taken.
    default boolean bringsAgain() {
        return true;
    }

    /// Whether the house stores no name for a message by which it could be known, only its words.
    default boolean namesNothing() {
        return false;
    }

    /// Whether it drops what comes again with a key it knows.
    default boolean dropsDoubles() {
        return false;
    }

    /// What reached customers, in the order it came; nothing where no provider stands between.
    List<Came> came();

    /// When the provider took something and did not say so.
    List<Instant> unanswered();

    void chances(Chances value);

    /// Breaks every connection and refuses new ones.
    void goDown();

    void comeBack() throws IOException;

    /// Calls that were answered with a fault or not at all.
    long failed();

    /// Messages that came again with a key the provider knew, and were dropped.
    long repeated();

    @Override
    void close();

    /// The address of one node; answers the status, 0 for none.
    interface Door {

        int post(WebhookMessenger.Letter letter) throws InterruptedException;
    }

    /// A message as its customer got it.
    ///
    /// @param chat as the house names it
    /// @param key of the answer where the provider is told it, else ""
    record Came(String chat, String key, String text, Instant at) {}
}
