package kz.jauap.contact;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.contact.ContinuationStore.Lost;
import kz.jauap.conversation.Author;
import kz.jauap.conversation.Conversation;
import kz.jauap.conversation.Conversations;
import kz.jauap.conversation.Owner;
import kz.jauap.shared.Database;
import kz.jauap.shared.DerivedId;
import kz.jauap.shared.TenantId;
import kz.jauap.speaking.Speaking;
import kz.jauap.speaking.Words;
import kz.jauap.tenant.Tenant;
import kz.jauap.tenant.TenantStatus;
import org.springframework.stereotype.Component;

/// When a customer cannot be reached where they wrote, and has agreed to another of their chats, it goes on there: a
/// person says so, or the bot by itself where the tenant wants that. Everything else is answered where it was asked.
@Component
public class Continuations {

    private static final Duration STILL_NEWS = Duration.ofHours(6);

    private final ContinuationStore store;
    private final Conversations conversations;
    private final Speaking speaking;
    private final Database database;
    private final Clock clock;

    Continuations(
            ContinuationStore store, Conversations conversations, Speaking speaking, Database database, Clock clock) {
        this.store = store;
        this.conversations = conversations;
        this.speaking = speaking;
        this.database = database;
        this.clock = clock;
    }

    /// Whether one may go on elsewhere.
    public sealed interface Leave {

        /// @param conversations the customer's other chats with their consent, the one they wrote in last first
        record Given(List<UUID> conversations) implements Leave {}

        /// The customer can be reached where they wrote.
        record NotNeeded() implements Leave {}

        /// They have not agreed to another chat of theirs that works.
        record NoConsent() implements Leave {}

        /// There is no such conversation in this business.
        record Unknown() implements Leave {}
    }

    /// @param conversation the one that cannot go on
    public Leave ask(TenantId tenant, UUID conversation) {
        return database.inTenant(tenant, () -> {
            Optional<Boolean> trouble = store.trouble(tenant, conversation);
            if (trouble.isEmpty()) {
                return new Leave.Unknown();
            }
            if (!trouble.get()) {
                return new Leave.NotNeeded();
            }
            List<UUID> elsewhere = store.elsewhere(tenant, conversation);
            return elsewhere.isEmpty() ? new Leave.NoConsent() : new Leave.Given(elsewhere);
        });
    }

    /// Says elsewhere what the bot could not say, where the tenant wants that.
    ///
    /// @return messages continued
    public int go(Tenant tenant) {
        if (!tenant.settings().customers().botContinues() || tenant.status() != TenantStatus.ACTIVE) {
            return 0;
        }
        Instant since = clock.instant().minus(STILL_NEWS);
        List<Lost> lost = database.inTenant(tenant.id(), () -> store.lost(tenant.id(), since));
        int continued = 0;
        for (Lost one : lost) {
            continued += goOn(tenant.id(), one) ? 1 : 0;
        }
        return continued;
    }

    private boolean goOn(TenantId tenant, Lost lost) {
        return database.inTenant(tenant, () -> {
            Optional<Conversation> there = store.elsewhere(tenant, lost.conversation()).stream()
                    .findFirst()
                    .flatMap(id -> conversations.lock(tenant, id))
                    .filter(talk -> talk.owner() == Owner.BOT);
            if (there.isEmpty()
                    || !store.insert(tenant, lost.outbox(), there.get().id(), clock.instant())) {
                return false;
            }
            speaking.say(there.get(), List.of(words(lost)));
            return true;
        });
    }

    private static Words words(Lost lost) {
        return new Words(
                Author.BOT,
                lost.message().text(),
                lost.message().attachments(),
                lost.message().quickReplies(),
                Optional.of(DerivedId.of(lost.outbox(), "continued")));
    }
}
