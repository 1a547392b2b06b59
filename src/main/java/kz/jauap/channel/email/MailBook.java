package kz.jauap.channel.email;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import kz.jauap.channel.ChannelAccount;

/// What is remembered of mailboxes and threads.
interface MailBook {

    /// How far a mailbox has been read.
    record Place(long validity, long lastUid, Instant readAt) {}

    /// What an answer in a thread must name.
    ///
    /// @param answers the mail it answers, `named` all before it, as its `References` will say
    record Thread(String subject, String answers, String named) {}

    Optional<Place> place(ChannelAccount account);

    void place(ChannelAccount account, Place place);

    /// When the account was connected.
    Instant connectedAt(ChannelAccount account);

    Optional<Thread> thread(ChannelAccount account, String chatId);

    /// What came newest in each chat.
    void heard(ChannelAccount account, Map<String, Thread> threads);
}
