package kz.jauap.desk.manager;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.channel.spi.Verification;
import kz.jauap.desk.group.DeskGroup;
import kz.jauap.desk.group.Groups;
import kz.jauap.queue.Jobs;
import kz.jauap.queue.NewJob;
import kz.jauap.shared.Database;
import kz.jauap.shared.DerivedId;
import kz.jauap.shared.Json;
import kz.jauap.shared.Remembered;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Takes updates of the desks' bots: verified, stored with its job in one transaction, and only then told as ours.
@Component
public class Updates {

    static final String QUEUE = "desk-updates";
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Groups groups;
    private final UpdateStore store;
    private final Jobs jobs;
    private final Database database;
    private final Clock clock;
    private final Remembered<Long, List<DeskGroup>> byBot;

    Updates(Groups groups, UpdateStore store, Jobs jobs, Database database, Clock clock) {
        this.groups = groups;
        this.store = store;
        this.jobs = jobs;
        this.database = database;
        this.clock = clock;
        this.byBot = new Remembered<>(clock, FRESH);
    }

    /// What became of a request.
    public enum Taken {
        /// It is stored, now or before, or there is nothing in it.
        STORED,
        /// Its secret is missing or wrong.
        FORGED,
        /// No desk has such a bot.
        UNKNOWN,
        /// It is no update.
        UNREADABLE
    }

    public Taken take(long bot, Optional<String> secret, String body) {
        List<DeskGroup> served = byBot.get(bot, groups::ofBot);
        if (served.isEmpty()) {
            return Taken.UNKNOWN;
        }
        List<String> secrets = served.stream().map(DeskGroup::webhookSecret).toList();
        if (!(Verification.bySecret(secret, secrets) instanceof Verification.Genuine)) {
            return Taken.FORGED;
        }
        try {
            JsonNode update = Json.tree(body);
            return update.path("update_id").isIntegralNumber()
                    ? store(served.getFirst().tenant(), bot, update)
                    : Taken.UNREADABLE;
        } catch (JacksonException e) {
            return Taken.UNREADABLE;
        }
    }

    /// Stores an update that is known to be genuine.
    Taken store(TenantId tenant, long bot, JsonNode update) {
        long id = update.path("update_id").asLong();
        NewJob job = NewJob.dueAt(tenant, QUEUE, lane(bot, update), bot + " " + id, clock.instant());
        boolean fresh = database.inTenant(tenant, () -> {
            boolean added = store.add(tenant, bot, id, Json.write(update), clock.instant());
            if (added) {
                jobs.enqueue(List.of(job));
            }
            return added;
        });
        if (fresh) {
            jobs.announce(List.of(job));
        }
        return Taken.STORED;
    }

    /// Forgets some of what came before a moment and was carried out.
    ///
    /// @return rows removed; zero when nothing is left to forget
    public int forget(TenantId tenant, Instant before) {
        return database.inTenant(tenant, () -> store.forget(tenant, before));
    }

    /// What happens in one topic is carried out in order.
    private static UUID lane(long bot, JsonNode update) {
        JsonNode about = update.has("callback_query")
                ? update.path("callback_query").path("message")
                : update.has("message") ? update.path("message") : update.path("edited_message");
        String topic = about.path("chat").path("id").asString("") + "/"
                + about.path("message_thread_id").asString("");
        return DerivedId.of(new UUID(0, bot), topic);
    }
}
