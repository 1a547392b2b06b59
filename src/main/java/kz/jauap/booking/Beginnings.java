package kz.jauap.booking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kz.jauap.decision.Part;
import kz.jauap.decision.spi.Situation;
import kz.jauap.decision.spi.Step;
import kz.jauap.pack.BookingRules;
import kz.jauap.pack.BookingRules.Change;
import kz.jauap.pack.BookingText;
import kz.jauap.pack.Pack;
import kz.jauap.pack.Wording;

/// How the conversation about a booking begins: a new one, another time for one that is confirmed, or its end.
final class Beginnings {

    private final Scene scene;
    private final NextQuestion next;

    Beginnings(Scene scene) {
        this.scene = scene;
        this.next = new NextQuestion(scene);
    }

    /// A new booking, from whatever the first words bring; the service may have been spoken of before.
    Step begin() {
        Talk talk =
                Talk.begin(scene.newId(), scene.now().toLocalDate(), scene.now().toInstant());
        Wish wish = talk.wish().taking(scene.read("", List.of()));
        String spokenOf = scene.situation().service();
        if (wish.services().isEmpty() && !spokenOf.isEmpty()) {
            wish = wish.services(List.of(spokenOf));
        }
        return next.after(talk.wish(wish));
    }

    /// Another time for the next confirmed booking. Where a person confirms, they do this too, and get both times.
    Step move() {
        Optional<Booking> confirmed = scene.upcoming();
        if (confirmed.isEmpty()) {
            return toPerson(scene.rules().intents().reschedule());
        }
        Booking before = confirmed.get();
        Talk talk = Talk.about(
                scene.newId(), Talk.Stage.FILLING, before, scene.now().toInstant());
        Wish wish = moved(talk.wish().taking(scene.read("", List.of())), before.wish());
        if (!mayAsk(before)) {
            return lateMove(before, wish);
        }
        if (wish.day() == null && wish.time() == null) {
            scene.say(BookingText.ASK_NEW_TIME, "fields", before.summary());
            return scene.goes(talk.wish(wish).asking(BookingRules.DAY), BookingStatus.REQUESTED, "moves a booking");
        }
        return next.after(talk.wish(wish));
    }

    /// "From three to five" names the time there is and the one wished for; a time alone keeps its day.
    private static Wish moved(Wish wish, Wish before) {
        TimeWish time = wish.time();
        TimeWish old = before.time();
        Wish moved = wish;
        if (time != null && old != null && time.until() != null && time.from().equals(old.from())) {
            moved = moved.time(TimeWish.at(time.until()));
        }
        return moved.day() == null && moved.time() != null ? moved.day(before.day()) : moved;
    }

    /// The end of the next confirmed booking, once the customer has said yes to it.
    Step cancel() {
        Optional<Booking> confirmed = scene.upcoming();
        if (confirmed.isEmpty()) {
            return toPerson(scene.rules().intents().cancel());
        }
        scene.read("", List.of());
        Booking before = confirmed.get();
        if (!inTime(before, scene.rules().changes().cancel())) {
            scene.say(BookingText.CANCEL_PASSED_ON, "before", before.summary());
            return new Step.PassesOn(scene.ends(List.of(), "a person is to cancel"), List.of(before.summary()), true);
        }
        scene.say(BookingText.ASK_CANCEL, "fields", before.summary());
        Talk talk = Talk.about(
                before.id(), Talk.Stage.CANCELLING, before, scene.now().toInstant());
        return scene.goes(talk, List.of(before), "asks whether to cancel");
    }

    private boolean mayAsk(Booking booking) {
        return scene.rules().byPerson()
                || inTime(booking, scene.rules().changes().reschedule());
    }

    private boolean inTime(Booking booking, Change change) {
        Instant latest = scene.now().plus(change.notice()).toInstant();
        return change.byBot()
                && booking.starts(scene.now().getZone())
                        .filter(latest::isBefore)
                        .isPresent();
    }

    /// The bot may not move it, or no more: a person gets the booking and whatever new time was named.
    private Step lateMove(Booking before, Wish wish) {
        boolean named = wish.day() != null || wish.time() != null;
        if (!named) {
            sayPolicy(scene.rules().intents().reschedule());
            return new Step.PassesOn(scene.ends(List.of(), "a person is to move"), List.of(before.summary()), true);
        }
        String fields = scene.words().fields(wish, null);
        scene.say(BookingText.MOVE_PASSED_ON, "fields", fields, "before", before.summary());
        return new Step.PassesOn(
                scene.ends(List.of(), "a person is to move"), scene.words().both(before, wish), true);
    }

    /// A change of what nobody has confirmed here: a person gets it.
    private Step toPerson(String policy) {
        scene.read("", List.of());
        sayPolicy(policy);
        return new Step.PassesOn(scene.ends(List.of(), "policy " + policy), List.of(), true);
    }

    private void sayPolicy(String policy) {
        Situation situation = scene.situation();
        Wording say = situation.pack().policy(policy).map(Pack.Policy::say).orElse(Wording.NONE);
        if (!say.isEmpty()) {
            String text =
                    say.in(situation.language(), situation.pack().profile().languages());
            scene.say(new Part.Skilled(text, "policy:" + policy, true));
        }
    }
}
