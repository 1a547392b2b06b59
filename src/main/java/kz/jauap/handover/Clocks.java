package kz.jauap.handover;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import kz.jauap.queue.Jobs;
import kz.jauap.queue.NewJob;
import kz.jauap.shared.DerivedId;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.HandoverRules;
import kz.jauap.tenant.Tenants;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What has to be done about a request when time has passed: jobs of the queue `handover`, a lane for each. A clock
/// that
/// rings asks anew whether there is still a reason; nobody has to stop it.
@Component
class Clocks {

    static final String QUEUE = "handover";

    private final Tenants tenants;
    private final Jobs jobs;

    Clocks(Tenants tenants, Jobs jobs) {
        this.tenants = tenants;
        this.jobs = jobs;
    }

    /// What rings.
    enum Kind {
        /// Nobody has taken it.
        REMIND,
        /// Still nobody, and the owner is called.
        URGENT,
        /// The customer has had no answer of a person.
        NO_ANSWER,
        /// Nobody has written in a case for a while.
        CLOSE,
        /// The customer has had no answer of the one who took it.
        UNANSWERED
    }

    /// One ring.
    ///
    /// @param since when the handover began to wait, was taken, or was left without an answer; once that
    ///     has changed, it has no reason
    record Ring(Kind kind, UUID handover, Instant since, Instant at) {

        static Ring read(String payload) {
            String[] parts = payload.split(" ", 4);
            return new Ring(
                    Kind.valueOf(parts[0]),
                    UUID.fromString(parts[1]),
                    Instant.parse(parts[2]),
                    Instant.parse(parts[3]));
        }

        String payload() {
            return kind + " " + handover + " " + since + " " + at;
        }

        /// Whether it counts from this moment; the database keeps microseconds.
        boolean countsFrom(@Nullable Instant moment) {
            return moment != null && Duration.between(since, moment).abs().compareTo(Duration.ofMillis(1)) <= 0;
        }

        Ring later(Instant moment) {
            return new Ring(kind, handover, since, moment);
        }
    }

    void start(NewHandover opened) {
        start(opened.tenant(), opened.id(), opened.at());
    }

    /// For a request that waits again.
    void start(Handover released) {
        start(released.tenant(), released.id(), released.times().waiting());
    }

    private void start(TenantId tenant, UUID handover, Instant since) {
        HandoverRules rules = tenants.get(tenant).settings().handover();
        List<Ring> rings = new ArrayList<>();
        add(rings, Kind.REMIND, handover, since, rules.remindMinutes());
        add(rings, Kind.URGENT, handover, since, rules.urgentMinutes());
        add(rings, Kind.NO_ANSWER, handover, since, rules.noAnswerMinutes());
        jobs.enqueue(rings.stream().map(ring -> job(tenant, ring)).toList());
    }

    private static void add(List<Ring> rings, Kind kind, UUID handover, Instant since, int minutes) {
        if (minutes > 0) {
            rings.add(new Ring(kind, handover, since, since.plus(Duration.ofMinutes(minutes))));
        }
    }

    /// Sees to it that a case a person has taken does not stay open for ever.
    void watch(Handover taken) {
        Instant since = Objects.requireNonNull(taken.times().taken());
        HandoverRules rules = tenants.get(taken.tenant()).settings().handover();
        if (rules.autoCloseMinutes() > 0) {
            Instant at = taken.times()
                    .active()
                    .plus(Duration.ofMinutes(rules.autoCloseMinutes() - rules.closingWarningMinutes()));
            jobs.enqueue(List.of(job(taken.tenant(), new Ring(Kind.CLOSE, taken.id(), since, at))));
        }
        Instant unanswered = taken.times().unanswered();
        if (unanswered != null) {
            unanswered(taken.tenant(), taken.id(), unanswered);
        }
    }

    /// For a customer who waits for a word of the one who took their request. Once it has rung it is quiet until they
    /// are answered and write again.
    void unanswered(TenantId tenant, UUID handover, Instant since) {
        List<Ring> rings = new ArrayList<>();
        add(
                rings,
                Kind.UNANSWERED,
                handover,
                since,
                tenants.get(tenant).settings().handover().unansweredMinutes());
        jobs.enqueue(rings.stream().map(ring -> job(tenant, ring)).toList());
    }

    static NewJob job(TenantId tenant, Ring ring) {
        return NewJob.dueAt(
                tenant,
                QUEUE,
                DerivedId.of(ring.handover(), ring.kind() + " " + ring.since()),
                ring.payload(),
                ring.at());
    }
}
