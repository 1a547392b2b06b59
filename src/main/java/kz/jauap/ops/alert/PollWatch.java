package kz.jauap.ops.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kz.jauap.ops.rounds.Round;
import org.springframework.stereotype.Component;

/// Notices accounts that are asked for messages, or hold a session, and have not let us in for a
/// while: nobody would miss a customer who is not heard. Each node looks after those it asks; a
/// case is told once for each day it began on.
@Component
class PollWatch implements Round {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final PollTroubles troubles;
    private final Alerts alerts;
    private final Clock clock;

    PollWatch(PollTroubles troubles, Alerts alerts, Clock clock) {
        this.troubles = troubles;
        this.alerts = alerts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "polls";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public boolean onEveryNode() {
        return true;
    }

    @Override
    public void go() {
        Instant before = clock.instant().minus(PATIENCE);
        List<Case> found = troubles.standing().stream()
                .filter(one -> one.since().isBefore(before))
                .map(PollWatch::found)
                .toList();
        if (!found.isEmpty()) {
            alerts.tell(found);
        }
    }

    private static Case found(PollTroubles.Trouble one) {
        String day = one.since().toString().substring(0, 10);
        return new Case(
                one.account().tenant(),
                Case.Kind.UNHEARD,
                "unheard/" + one.account().channel().value() + "/" + day,
                one.account() + " since " + one.since() + ": " + one.words() + "; to do: jauap channel check");
    }
}
