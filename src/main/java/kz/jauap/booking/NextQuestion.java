package kz.jauap.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import kz.jauap.decision.spi.Step;
import kz.jauap.pack.BookingRules;
import kz.jauap.pack.BookingRules.Field;
import kz.jauap.pack.BookingText;
import org.jspecify.annotations.Nullable;

/// What is still to be known of a booking: the next question, free times where the time wished for is taken, or
/// the summary when nothing is missing.
final class NextQuestion {

    private static final int MOST_OFFERS = 3;

    private final Scene scene;

    NextQuestion(Scene scene) {
        this.scene = scene;
    }

    Step after(Talk before) {
        Talk talk = before.wish(scene.openings().settled(before.wish()));
        Optional<Openings.Trouble> trouble = scene.openings().trouble(talk.wish());
        if (trouble.isPresent()) {
            Openings.Trouble why = trouble.get();
            scene.say(why.text(), why.places().toArray(String[]::new));
            talk = talk.wish(talk.wish().without(why.field()));
        }
        if (!scene.rules().byPerson()) {
            Optional<Step> occupied = freeTimes(talk);
            if (occupied.isPresent()) {
                return occupied.get();
            }
        }
        Optional<Field> missing = missing(talk.wish());
        if (missing.isPresent()) {
            scene.say(scene.words().ask(missing.get()));
            return scene.goes(
                    talk.asking(missing.get().id()),
                    BookingStatus.REQUESTED,
                    "asks for " + missing.get().id());
        }
        return summed(talk, scene.rules().byPerson() ? null : scene.slot(talk).orElse(null));
    }

    private Optional<Field> missing(Wish wish) {
        return scene.rules().fields().stream()
                .filter(field -> field.required() && field.isFor(wish.services()) && !wish.knows(field.id()))
                .findFirst();
    }

    /// The time wished for is taken, or is no time yet: offers free ones.
    private Optional<Step> freeTimes(Talk talk) {
        Wish wish = talk.wish();
        LocalDate day = wish.day();
        TimeWish time = wish.time();
        if (wish.services().isEmpty()
                || day == null
                || time == null
                || scene.slot(talk).isPresent()) {
            return Optional.empty();
        }
        Optional<Slots.Free> free = scene.finder(talk).near(wish, day, time);
        if (free.isEmpty()) {
            scene.say(BookingText.NOTHING_FREE, "day", scene.words().day(day));
            return Optional.of(scene.goes(
                    talk.wish(wish.day(null)).asking(BookingRules.DAY), BookingStatus.REQUESTED, "nothing is free"));
        }
        String times = free.get().times().stream()
                .limit(MOST_OFFERS)
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        scene.say(BookingText.TIMES_FREE, "day", scene.words().day(free.get().day()), "times", times);
        Wish open = wish.day(free.get().day()).time(null);
        return Optional.of(
                scene.goes(talk.wish(open).asking(BookingRules.TIME), BookingStatus.REQUESTED, "offers free times"));
    }

    private Step summed(Talk talk, @Nullable Stay stay) {
        Instant until = stay == null
                ? null
                : scene.now().plus(scene.rules().limits().hold()).toInstant();
        scene.say(BookingText.SUMMARY, "fields", scene.words().fields(talk.wish(), stay));
        return scene.goes(
                talk.confirming("", stay, until),
                stay == null ? BookingStatus.REQUESTED : BookingStatus.OFFERED,
                "shows the summary");
    }
}
