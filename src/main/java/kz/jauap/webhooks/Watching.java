package kz.jauap.webhooks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.jauap.booking.spi.BookingWatch;
import kz.jauap.conversation.Author;
import kz.jauap.conversation.Said;
import kz.jauap.conversation.SaidWatch;
import kz.jauap.delivery.DeliveryNews;
import kz.jauap.delivery.DeliveryStatus;
import kz.jauap.delivery.DeliveryWatch;
import kz.jauap.handover.spi.Desk;
import kz.jauap.handover.spi.Notice;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Notices what happens, where it happens, and makes events of what somebody wants to hear of. Where nobody listens it
/// asks the database nothing.
@Component
class Watching implements SaidWatch, DeliveryNews, Desk, BookingWatch {

    /// What is older was told long ago, though its record may be forgotten.
    private static final Duration NEWS = Duration.ofDays(7);

    private final Listeners listeners;
    private final Announcements announcements;
    private final CaseStore cases;
    private final Clock clock;

    Watching(Listeners listeners, Announcements announcements, CaseStore cases, Clock clock) {
        this.listeners = listeners;
        this.announcements = announcements;
        this.cases = cases;
        this.clock = clock;
    }

    @Override
    @CrossTenant("turns of several tenants that end together share one transaction")
    public void said(List<Said> said) {
        List<Event> events = new ArrayList<>();
        Instant now = clock.instant();
        for (Said one : said) {
            EventKind kind = one.author() == Author.CUSTOMER ? EventKind.MESSAGE_RECEIVED : EventKind.MESSAGE_SENT;
            if (one.author() != Author.SYSTEM && listeners.hears(one.tenant(), kind)) {
                Map<String, String> subject =
                        Map.of("conversation", one.conversation().toString(), "seq", Integer.toString(one.seq()));
                events.add(Event.of(one.tenant(), kind, one.id(), "", subject, now));
            }
        }
        announcements.announce(events);
    }

    @Override
    @CrossTenant("deliveries of several tenants that end together share one transaction")
    public void stepped(List<DeliveryWatch.Step> steps) {
        List<Event> events = new ArrayList<>();
        Instant now = clock.instant();
        for (DeliveryWatch.Step step : steps) {
            if (step.status() != DeliveryStatus.WAITING && listeners.hears(step.tenant(), EventKind.MESSAGE_STATUS)) {
                Map<String, String> subject = Map.of(
                        "id", step.message().toString(),
                        "conversation_id", step.conversation().toString(),
                        "status", step.status().name().toLowerCase(java.util.Locale.ROOT),
                        "error", step.error(),
                        "at", now.toString());
                events.add(Event.of(
                        step.tenant(),
                        EventKind.MESSAGE_STATUS,
                        step.message(),
                        step.status() + " " + now,
                        subject,
                        now));
            }
        }
        announcements.announce(events);
    }

    @Override
    @CrossTenant("turns of several tenants that end together share one transaction")
    public void notice(List<Notice> notices) {
        List<Event> events = new ArrayList<>();
        for (Notice notice : notices) {
            if (notice instanceof Notice.Card card && hearsOfCases(card)) {
                cases.find(card.tenant(), card.handover()).ifPresent(one -> event(card, one, events));
            }
        }
        announcements.announce(events);
    }

    @Override
    public void changed(TenantId tenant, List<Change> changes) {
        if (Arrays.stream(EventKind.values()).noneMatch(kind -> kind.ofBooking() && listeners.hears(tenant, kind))) {
            return;
        }
        Instant now = clock.instant();
        announcements.announce(cases.bookings(tenant, changes).stream()
                .map(one -> Event.of(tenant, one.kind(), one.id(), one.step(), one.told(), now))
                .toList());
    }

    private boolean hearsOfCases(Notice.Card card) {
        return listeners.hears(card.tenant(), EventKind.HANDOVER_OPENED)
                || listeners.hears(card.tenant(), EventKind.HANDOVER_TAKEN)
                || listeners.hears(card.tenant(), EventKind.HANDOVER_RESOLVED);
    }

    /// A card is shown anew for many reasons; the moment of its state makes each state one event.
    private void event(Notice.Card card, CaseStore.Case one, List<Event> events) {
        Instant now = clock.instant();
        if (one.since().plus(NEWS).isAfter(now)) {
            UUID handover = card.handover();
            events.add(Event.of(card.tenant(), one.kind(), handover, one.since().toString(), one.told(), now));
        }
    }
}
