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

    /// Settings of each business's account.
    Map<String, String> config();

    Map<String, String> secrets();

    /// Customer number so many of a business, who writes these texts, in order.
    Chat chat(String account, int number, List<String> texts);

    /// A message as the provider posts it.
    Letter letter(Chat chat, Chat.Line line);

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

    /// A webhook.
    ///
    /// @param query with its question mark, or ""
    record Letter(String query, Map<String, String> headers, String body) {}

    /// A message as its customer got it.
    ///
    /// @param chat as the house names it
    /// @param key of the answer where the provider is told it, else ""
    record Came(String chat, String key, String text, Instant at) {}
}
