package kz.jauap.desk.manager;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.jauap.booking.Booking;
import kz.jauap.booking.Bookings;
import kz.jauap.desk.group.DeskTexts;
import kz.jauap.desk.manager.Writings.Scene;
import kz.jauap.handover.Handover;
import kz.jauap.handover.Handovers;
import kz.jauap.handover.OperatorOutcome;
import kz.jauap.handover.Operators;
import kz.jauap.identity.Agent;
import kz.jauap.identity.Role.Permission;
import kz.jauap.tenant.Tenants;
import org.springframework.stereotype.Component;

/// What commands change about a case. Each answers with what whoever wrote it is told.
@Component
class CaseDeeds {

    private static final Pattern TIME = Pattern.compile("(\\d{1,4})\\s*(\\p{L}*)");
    private static final Duration USUAL = Duration.ofHours(2);
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd.MM HH:mm");

    private final Handovers handovers;
    private final Operators operators;
    private final Bookings bookings;
    private final Tenants tenants;
    private final Clock clock;

    CaseDeeds(Handovers handovers, Operators operators, Bookings bookings, Tenants tenants, Clock clock) {
        this.handovers = handovers;
        this.operators = operators;
        this.bookings = bookings;
        this.tenants = tenants;
        this.clock = clock;
    }

    String close(Scene scene, Agent agent) {
        Optional<Handover> open = handovers
                .latest(scene.tenant(), scene.conversation())
                .filter(one -> one.status().isOpen());
        return open.map(one -> operators.resolve(scene.tenant(), one.id(), agent.id()))
                .map(outcome -> told(outcome, scene.words()))
                .orElse(scene.words().of("note.closed"));
    }

    /// `/mute`, `/mute 30m`, `/mute 2h`: the bot is silent for so long.
    String mute(Scene scene, Agent agent, String rest) {
        Optional<Duration> time = rest.isEmpty() ? Optional.of(USUAL) : duration(rest, scene.words());
        if (time.isEmpty() || time.get().isZero() || time.get().compareTo(LONGEST) > 0) {
            return scene.words().of("note.mute_how");
        }
        Instant until = clock.instant().plus(time.get());
        OperatorOutcome outcome = operators.hold(scene.tenant(), scene.conversation(), agent.id(), until);
        return outcome instanceof OperatorOutcome.Done
                ? scene.words()
                        .of(
                                "note.muted",
                                SHOWN.format(until.atZone(
                                        tenants.get(scene.tenant()).settings().zone())))
                : told(outcome, scene.words());
    }

    private static Optional<Duration> duration(String text, DeskTexts.Words words) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(time.group(1));
        String unit = time.group(2);
        if (words.isOneOf("command.minutes", unit)) {
            return Optional.of(Duration.ofMinutes(number));
        }
        if (words.isOneOf("command.days", unit)) {
            return Optional.of(Duration.ofDays(number));
        }
        return unit.isEmpty() || words.isOneOf("command.hours", unit)
                ? Optional.of(Duration.ofHours(number))
                : Optional.empty();
    }

    /// `/book` shows what waits for a yes, `/book yes` and `/book no` say it; the customer is told.
    String book(Scene scene, Agent agent, String rest) {
        Optional<Booking> waiting = bookings.waiting(scene.tenant(), scene.conversation());
        if (waiting.isEmpty()) {
            return scene.words().of("note.no_booking");
        }
        if (!agent.may(Permission.TAKE, branch(scene))) {
            return scene.words().of("press.not_allowed");
        }
        Booking booking = waiting.get();
        if (scene.words().isOneOf("command.yes", rest)) {
            return decided(bookings.confirm(scene.tenant(), booking.id()), "note.booked", scene.words());
        }
        return scene.words().isOneOf("command.no", rest)
                ? decided(bookings.decline(scene.tenant(), booking.id()), "note.not_booked", scene.words())
                : scene.words().of("note.booking", booking.summary());
    }

    private String branch(Scene scene) {
        return handovers
                .latest(scene.tenant(), scene.conversation())
                .map(Handover::branch)
                .orElse("");
    }

    private static String decided(Bookings.Decided decided, String done, DeskTexts.Words words) {
        return decided instanceof Bookings.Decided.Stands ? words.of(done) : words.of("note.no_booking");
    }

    private static String told(OperatorOutcome outcome, DeskTexts.Words words) {
        return switch (outcome) {
            case OperatorOutcome.HeldBy held -> words.of("note.held", held.name());
            case OperatorOutcome.NotAllowed no -> words.of("press.not_allowed");
            case OperatorOutcome.Done done -> words.of("press.done");
            case OperatorOutcome.Already already -> words.of("press.already");
            case OperatorOutcome.Over over -> words.of("note.closed");
            case OperatorOutcome.Unknown() -> words.of("note.closed");
        };
    }
}
