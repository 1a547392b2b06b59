package kz.jauap.booking;

import java.util.List;
import java.util.Optional;
import kz.jauap.booking.reading.Given;
import kz.jauap.decision.spi.Step;
import kz.jauap.language.Clause;
import kz.jauap.language.value.YesNo;
import kz.jauap.pack.BookingText;
import kz.jauap.pack.Topics;

/// How the conversation about a booking goes on, once the customer has answered.
final class BookingFlow {

    private static final int MOST_TRIES = 2;

    private final Scene scene;
    private final NextQuestion next;

    BookingFlow(Scene scene) {
        this.scene = scene;
        this.next = new NextQuestion(scene);
    }

    Step goOn(Talk talk) {
        Given given = scene.read(talk.asked(), talk.wish().services());
        if (talk.stage() == Talk.Stage.CANCELLING) {
            return cancelling(talk, given);
        }
        Wish wish = scene.openings().settled(talk.wish().taking(given));
        boolean changed = !wish.equals(talk.wish());
        boolean givenUp = scene.soundsLike(scene.rules().intents().cancel());
        if (!changed && (givenUp || given.declines())) {
            return refused(talk, given, givenUp);
        }
        boolean confirming = talk.stage() == Talk.Stage.CONFIRMING;
        if (!changed && confirming && given.says(YesNo.YES)) {
            return agreed(talk);
        }
        boolean further = changed || given.asides().stream().anyMatch(BookingFlow::isOfOurs);
        if (!further && talk.tries() >= MOST_TRIES) {
            return stuck(talk);
        }
        return next.after(talk.wish(wish)
                .tries(further ? 0 : talk.tries() + 1, scene.now().toInstant()));
    }

    /// A question that is no matter of the business gets nobody further.
    private static boolean isOfOurs(Clause aside) {
        return aside.best()
                .filter(best -> best.topic().equals(Topics.OFF_TOPIC))
                .isEmpty();
    }

    /// What a burst brings that is answered by somebody else, a person for one: it need not be said again.
    Talk overhears(Talk talk) {
        if (talk.stage() == Talk.Stage.CANCELLING) {
            return talk;
        }
        Wish wish = scene.openings()
                .settled(talk.wish().taking(scene.read(talk.asked(), talk.wish().services())));
        boolean shown = talk.stage() == Talk.Stage.CONFIRMING && !wish.equals(talk.wish());
        return shown ? talk.wish(wish).asking("") : talk.wish(wish);
    }

    /// "No, not right" to the summary asks what to change; any other no ends it.
    private Step refused(Talk talk, Given given, boolean givenUp) {
        boolean mends = talk.stage() == Talk.Stage.CONFIRMING && !givenUp && given.says(YesNo.NO) && given.wrong();
        if (mends) {
            scene.say(BookingText.WHAT_TO_CHANGE);
            return scene.goes(talk.asking(Talk.CHANGE), BookingStatus.REQUESTED, "asks what to change");
        }
        Optional<Booking> kept = replaced(talk);
        kept.ifPresentOrElse(
                one -> scene.say(BookingText.KEPT, "fields", one.summary()), () -> scene.say(BookingText.DECLINED));
        return scene.ends(List.of(scene.booking(talk, BookingStatus.DECLINED, false)), "declined by the customer");
    }

    private Step cancelling(Talk talk, Given given) {
        boolean yes = given.says(YesNo.YES)
                || scene.soundsLike(scene.rules().intents().cancel());
        boolean gone = yes && scene.booking(talk, BookingStatus.CANCELLED, true).isAhead(scene.now());
        scene.say(
                gone ? BookingText.CANCELLED : BookingText.KEPT,
                "fields",
                scene.words().fields(talk.wish(), talk.stay()));
        return gone
                ? scene.ends(List.of(scene.booking(talk, BookingStatus.CANCELLED, true)), "cancelled")
                : scene.ends(List.of(), "kept");
    }

    private Step agreed(Talk talk) {
        if (scene.rules().byPerson()) {
            return agreedForPerson(talk);
        }
        Optional<Stay> free = scene.slot(talk);
        if (free.isEmpty() || scene.openings().trouble(talk.wish()).isPresent()) {
            return next.after(talk);
        }
        Talk held = talk.confirming("", free.get(), null);
        scene.say(
                BookingText.CONFIRMED,
                "fields",
                scene.words().fields(talk.wish(), free.get()),
                "lateness",
                Long.toString(scene.rules().limits().lateness().toMinutes()));
        scene.sayCalendar(talk, free.get());
        return scene.ends(List.of(scene.booking(held, BookingStatus.CONFIRMED, true)), "confirmed");
    }

    /// A person gets what is wished for and, where it takes the place of another booking, that one too.
    private Step agreedForPerson(Talk talk) {
        Optional<Booking> before = replaced(talk);
        before.ifPresentOrElse(
                one -> scene.say(
                        BookingText.MOVE_PASSED_ON,
                        "fields",
                        scene.words().fields(talk.wish(), null),
                        "before",
                        one.summary()),
                () -> scene.say(BookingText.PASSED_ON));
        Booking booking = scene.booking(talk, BookingStatus.REQUESTED, true);
        return new Step.PassesOn(
                scene.ends(List.of(booking), "agreed, for a person to confirm"), card(talk, before), true);
    }

    private Optional<Booking> replaced(Talk talk) {
        return scene.upcoming().filter(one -> one.id().equals(talk.replaces()));
    }

    private List<String> card(Talk talk, Optional<Booking> before) {
        return before.map(one -> scene.words().both(one, talk.wish()))
                .orElseGet(() -> scene.words().lines(talk.wish(), null));
    }

    /// Asked often enough: a person goes on with what is known.
    private Step stuck(Talk talk) {
        Booking booking = scene.booking(talk, BookingStatus.REQUESTED, false);
        return new Step.PassesOn(scene.ends(List.of(booking), "asked too often"), card(talk, replaced(talk)), false);
    }
}
