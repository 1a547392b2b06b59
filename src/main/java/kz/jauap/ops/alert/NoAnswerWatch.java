package kz.jauap.ops.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import kz.jauap.conversation.Conversations;
import kz.jauap.delivery.Outbox;
import kz.jauap.intake.Inbox;
import kz.jauap.shared.Unanswered;
import kz.jauap.tenant.Tenant;
import kz.jauap.tenant.Tenants;
import org.springframework.stereotype.Component;

/// Customers who have waited longer than their business allows: their message is not handled, the answer is not sent,
/// or
/// the person who took over says nothing. A customer the bot leaves in silence on purpose does not count.
@Component
class NoAnswerWatch implements Watch {

    private static final int MOST = 1_000;

    private final Tenants tenants;
    private final Inbox inbox;
    private final Outbox outbox;
    private final Conversations conversations;

    NoAnswerWatch(Tenants tenants, Inbox inbox, Outbox outbox, Conversations conversations) {
        this.tenants = tenants;
        this.inbox = inbox;
        this.outbox = outbox;
        this.conversations = conversations;
    }

    @Override
    public Case.Kind kind() {
        return Case.Kind.NO_ANSWER;
    }

    @Override
    public boolean rearms() {
        return true;
    }

    @Override
    public List<Case> look(Instant now) {
        int soonest = tenants.all().stream()
                .mapToInt(tenant -> tenant.settings().noAnswerAlertMinutes())
                .min()
                .orElse(1);
        Instant before = now.minus(Duration.ofMinutes(soonest));
        Map<UUID, Unanswered> oldest = new LinkedHashMap<>();
        Stream.of(inbox.unhandled(before, MOST), outbox.unsent(before, MOST), conversations.withoutAnswer(before, MOST))
                .flatMap(List::stream)
                .forEach(one -> oldest.merge(
                        one.conversation(), one, (a, b) -> a.since().isBefore(b.since()) ? a : b));
        return oldest.values().stream()
                .flatMap(one -> overdue(one, now).stream())
                .toList();
    }

    private Optional<Case> overdue(Unanswered one, Instant now) {
        Duration waits = Duration.between(one.since(), now);
        return tenants.find(one.tenant())
                .filter(Tenant::active)
                .filter(tenant -> waits.toMinutes() >= tenant.settings().noAnswerAlertMinutes())
                .map(tenant -> new Case(
                        one.tenant(),
                        Case.Kind.NO_ANSWER,
                        "no-answer/" + one.conversation(),
                        "conversation " + one.conversation() + " for " + waits.toMinutes() + " min"));
    }
}
