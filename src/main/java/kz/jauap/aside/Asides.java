package kz.jauap.aside;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ConversationKey;
import kz.jauap.channel.Echo;
import kz.jauap.channel.TakenBack;
import kz.jauap.delivery.Outbox;
import kz.jauap.intake.AsideSink;
import kz.jauap.intake.Inbox;
import kz.jauap.queue.Jobs;
import kz.jauap.queue.NewJob;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import org.springframework.stereotype.Component;

/// Stores what happened beside. An echo of a message we know to be ours is nothing; a message that was
/// taken back is marked so at once, so that a turn that begins later does not answer it.
@Component
class Asides implements AsideSink {

    static final String QUEUE = "aside";

    /// An echo may be here before the provider's answer to our own sending.
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Inbox inbox;
    private final Outbox outbox;
    private final Jobs jobs;
    private final Database database;
    private final Clock clock;

    Asides(Inbox inbox, Outbox outbox, Jobs jobs, Database database, Clock clock) {
        this.inbox = inbox;
        this.outbox = outbox;
        this.jobs = jobs;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void store(ChannelAccount account, List<Echo> echoes, List<TakenBack> takenBack) {
        List<NewJob> due = database.inTenant(account.tenant(), () -> {
            List<NewJob> all = new ArrayList<>();
            echoes.stream()
                    .filter(echo -> !outbox.knows(account.tenant(), account.channel(), echo.providerMessageId()))
                    .forEach(echo -> all.add(job(account, echo)));
            takenBack.stream()
                    .filter(one -> inbox.takeBack(account.tenant(), Inbox.idOf(account.channel(), one.mark())))
                    .forEach(one -> all.add(job(account, one)));
            jobs.enqueue(all);
            return all;
        });
        jobs.announce(due);
    }

    private NewJob job(ChannelAccount account, Echo echo) {
        Instant now = clock.instant();
        return job(account, echo.chatId(), Carried.of(account.channel(), echo, now.plus(LONGEST)), now);
    }

    private NewJob job(ChannelAccount account, TakenBack gone) {
        Instant now = clock.instant();
        return job(account, gone.chatId(), Carried.of(account.channel(), gone, now.plus(LONGEST)), now);
    }

    private static NewJob job(ChannelAccount account, String chat, Carried carried, Instant due) {
        return NewJob.dueAt(
                account.tenant(), QUEUE, ConversationKey.of(account.channel(), chat), Json.write(carried), due);
    }
}
