package kz.jauap.booking;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.jauap.booking.reading.Given;
import kz.jauap.booking.reading.Values;
import kz.jauap.decision.Part;
import kz.jauap.decision.spi.Situation;
import kz.jauap.decision.spi.Situation.Heard;
import kz.jauap.decision.spi.Step;
import kz.jauap.language.Clause;
import kz.jauap.pack.BookingRules;
import kz.jauap.pack.BookingText;
import kz.jauap.shared.DerivedId;

/// What one turn about a booking works with: the situation, the rules of the pack, what is said so far; and how a
/// turn ends.
final class Scene {

    private final Situation situation;
    private final BookingRules rules;
    private final Diary diary;
    private final ZonedDateTime now;
    private final Wordings words;
    private final Openings openings;
    private final List<Part> says = new ArrayList<>();
    private List<Clause> asides = List.of();

    Scene(Situation situation, BookingRules rules, Diary diary) {
        this.situation = situation;
        this.rules = rules;
        this.diary = diary;
        this.now = situation.memory().now();
        this.words = new Wordings(situation.pack(), rules, situation.language());
        this.openings = new Openings(situation.pack(), rules, now, words);
    }

    Situation situation() {
        return situation;
    }

    BookingRules rules() {
        return rules;
    }

    ZonedDateTime now() {
        return now;
    }

    Wordings words() {
        return words;
    }

    Openings openings() {
        return openings;
    }

    /// Says a sentence: name of a place, text, name, text …
    void say(BookingText text, String... places) {
        says.add(words.say(text, places));
    }

    void say(Part part) {
        says.add(part);
    }

    /// What the burst brings; the questions besides it are answered before the turn ends.
    ///
    /// @param asked the field our open question is about, "" for none
    /// @param wished services wished for so far
    Given read(String asked, List<String> wished) {
        Given given = Values.in(situation, rules, asked, wished);
        asides = given.asides();
        return given;
    }

    boolean soundsLike(String policy) {
        return situation.soundsLike(policy).isPresent();
    }

    Optional<Booking> upcoming() {
        return diary.upcoming(situation.memory().tenant(), situation.memory().conversation(), now);
    }

    Optional<Stay> slot(Talk talk) {
        LocalDate day = talk.wish().day();
        TimeWish time = talk.wish().time();
        return day == null || time == null || !time.exact()
                ? Optional.empty()
                : finder(talk).at(talk.wish(), day, time.from());
    }

    /// Tells where the booking is found for a calendar, if the house has an address for the world.
    void sayCalendar(Talk talk, Stay stay) {
        diary.calendar(situation.memory().tenant(), talk.booking(), stay.from())
                .ifPresent(link -> say(BookingText.CALENDAR, "link", link));
    }

    Slots finder(Talk talk) {
        UUID replaced = talk.replaces() == null ? talk.booking() : talk.replaces();
        return new Slots(
                situation.pack(),
                rules,
                openings,
                now,
                situation.memory().tenant(),
                diary,
                Stream.of(talk.booking(), replaced).collect(Collectors.toSet()));
    }

    // ── how a turn ends ──────────────────────────────────────────────────────

    Step.Goes goes(Talk talk, BookingStatus status, String detail) {
        return goes(talk, List.of(booking(talk, status, false)), detail);
    }

    Step.Goes goes(Talk talk, List<Booking> bookings, String detail) {
        return new Step.Goes(says, taken(), talk.remembered(), List.copyOf(bookings), detail);
    }

    Step.Goes ends(List<Booking> bookings, String detail) {
        return new Step.Goes(says, taken(), "", List.copyOf(bookings), detail);
    }

    Booking booking(Talk talk, BookingStatus status, boolean agreed) {
        Stay stay = talk.stay();
        Wish wish = stay == null ? talk.wish() : talk.wish().staff(stay.staff());
        return new Booking(
                situation.memory().tenant(),
                talk.booking(),
                situation.memory().conversation(),
                status,
                agreed,
                wish,
                stay,
                status == BookingStatus.OFFERED ? talk.heldUntil() : null,
                talk.replaces(),
                situation.language(),
                talk.madeOn(),
                words.fields(wish, stay),
                status == BookingStatus.CONFIRMED && stay != null
                        ? Chores.reminders(stay.from(), rules, now.toInstant())
                        : List.of());
    }

    private List<Clause> taken() {
        return situation.heard().stream()
                .map(Heard::clause)
                .filter(clause -> !asides.contains(clause))
                .toList();
    }

    /// The same for the same turn, however often it is decided.
    UUID newId() {
        return DerivedId.of(
                situation.memory().conversation(),
                "booking " + situation.memory().version());
    }
}
