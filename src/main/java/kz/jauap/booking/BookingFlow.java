package kz.jauap.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.jauap.decision.Part;
import kz.jauap.decision.spi.Deed;
import kz.jauap.decision.spi.Situation;
import kz.jauap.decision.spi.Situation.Heard;
import kz.jauap.decision.spi.Step;
import kz.jauap.language.Clause;
import kz.jauap.language.value.YesNo;
import kz.jauap.pack.BookingRules;
import kz.jauap.pack.BookingRules.Change;
import kz.jauap.pack.BookingRules.Field;
import kz.jauap.pack.BookingText;
import kz.jauap.pack.Pack;
import kz.jauap.pack.Wording;
import kz.jauap.shared.DerivedId;
import org.jspecify.annotations.Nullable;

/// One turn of the conversation about a booking: takes what was given, asks for what is missing, shows the
/// whole, and ends with a yes, a no or a person.
final class BookingFlow {

    private static final int MOST_TRIES = 2;
    private static final int LATEST_OFFERS = 3;

    private final Situation situation;
    private final BookingRules rules;
    private final Diary diary;
    private final ZonedDateTime now;
    private final Wordings words;
    private final Openings openings;
    private final List<Part> says = new ArrayList<>();
    private List<Clause> asides = List.of();

    BookingFlow(Situation situation, BookingRules rules, Diary diary) {
        this.situation = situation;
        this.rules = rules;
        this.diary = diary;
        this.now = situation.memory().now();
        this.words = new Wordings(situation.pack(), rules, situation.language());
        this.openings = new Openings(situation.pack(), rules, now, words);
    }

    // ── beginnings ───────────────────────────────────────────────────────────

    /// A new booking, from whatever the first words bring; the service may have been spoken of before.
    Step begin() {
        Talk talk = Talk.begin(newId(), now.toLocalDate(), now.toInstant());
        Given given = read("");
        Wish wish = given.over(talk.wish());
        if (wish.services().isEmpty() && !situation.service().isEmpty()) {
            wish = wish.services(List.of(situation.service()));
        }
        return advance(talk.wish(wish));
    }

    /// Another time for the next confirmed booking.
    Step move() {
        Optional<Booking> confirmed = upcoming();
        if (confirmed.isEmpty() || !inTime(confirmed.get(), rules.changes().reschedule())) {
            return toPerson(rules.intents().reschedule(), confirmed);
        }
        Booking before = confirmed.get();
        Talk talk = Talk.about(newId(), Talk.Stage.FILLING, before, now.toInstant());
        Wish wish = moved(read("").over(talk.wish()), before.wish());
        if (wish.day() == null && wish.time() == null) {
            says.add(words.say(BookingText.ASK_NEW_TIME, "fields", before.summary()));
            return goes(talk.wish(wish).asking(BookingRules.DAY), BookingStatus.REQUESTED, "moves a booking");
        }
        return advance(talk.wish(wish));
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
        Optional<Booking> confirmed = upcoming();
        if (confirmed.isEmpty() || !inTime(confirmed.get(), rules.changes().cancel())) {
            return toPerson(rules.intents().cancel(), confirmed);
        }
        asides = read("").asides();
        Booking before = confirmed.get();
        says.add(words.say(BookingText.ASK_CANCEL, "fields", before.summary()));
        Talk talk = Talk.about(before.id(), Talk.Stage.CANCELLING, before, now.toInstant());
        return new Step.Goes(says, taken(), talk.remembered(), List.of(before), "asks whether to cancel");
    }

    private boolean inTime(Booking booking, Change change) {
        Stay stay = booking.stay();
        return change.byBot()
                && stay != null
                && now.plus(change.notice()).toInstant().isBefore(stay.from());
    }

    private Optional<Booking> upcoming() {
        return diary.upcoming(situation.memory().tenant(), situation.memory().conversation(), now.toInstant());
    }

    /// What the bot may not do: a person gets it, with the booking it is about.
    private Step toPerson(String policy, Optional<Booking> booking) {
        asides = read("").asides();
        Wording say = situation.pack().policy(policy).map(Pack.Policy::say).orElse(Wording.NONE);
        if (!say.isEmpty()) {
            String text =
                    say.in(situation.language(), situation.pack().profile().languages());
            says.add(new Part.Skilled(text, "policy:" + policy, true));
        }
        Step.Goes goes = new Step.Goes(says, taken(), "", List.of(), "policy " + policy);
        return new Step.PassesOn(goes, booking.map(Booking::summary).stream().toList(), true);
    }

    // ── going on ─────────────────────────────────────────────────────────────

    Step goOn(Talk talk) {
        Given given = read(talk.asked());
        if (talk.stage() == Talk.Stage.CANCELLING) {
            return cancelling(talk, given);
        }
        Wish wish = openings.settled(given.over(talk.wish()));
        boolean changed = !wish.equals(talk.wish());
        boolean givenUp = situation.soundsLike(rules.intents().cancel()).isPresent();
        if (!changed && (givenUp || given.declines())) {
            return refused(talk, given, givenUp);
        }
        boolean confirming = talk.stage() == Talk.Stage.CONFIRMING;
        if (!changed && confirming && given.says(YesNo.YES)) {
            return agreed(talk);
        }
        boolean further = changed || !given.asides().isEmpty();
        if (!further && talk.tries() >= MOST_TRIES) {
            return stuck(talk);
        }
        return advance(talk.wish(wish).tries(further ? 0 : talk.tries() + 1, now.toInstant()));
    }

    /// "No, not right" to the summary asks what to change; any other no ends it.
    private Step refused(Talk talk, Given given, boolean givenUp) {
        boolean mends = talk.stage() == Talk.Stage.CONFIRMING && !givenUp && given.says(YesNo.NO) && given.wrong();
        if (mends) {
            says.add(words.say(BookingText.WHAT_TO_CHANGE));
            return goes(talk.asking(Talk.CHANGE), BookingStatus.REQUESTED, "asks what to change");
        }
        says.add(upcoming()
                .filter(kept -> kept.id().equals(talk.replaces()))
                .map(kept -> words.say(BookingText.KEPT, "fields", kept.summary()))
                .orElseGet(() -> words.say(BookingText.DECLINED)));
        return ends(booking(talk, BookingStatus.DECLINED, false), "declined by the customer");
    }

    private Step cancelling(Talk talk, Given given) {
        boolean yes = given.says(YesNo.YES)
                || situation.soundsLike(rules.intents().cancel()).isPresent();
        boolean gone = yes && talk.stay() != null && talk.stay().from().isAfter(now.toInstant());
        says.add(words.say(
                gone ? BookingText.CANCELLED : BookingText.KEPT, "fields", words.fields(talk.wish(), talk.stay())));
        return gone
                ? ends(booking(talk, BookingStatus.CANCELLED, true), "cancelled")
                : new Step.Goes(says, taken(), "", List.of(), "kept");
    }

    /// What is still to be known, or the summary when nothing is.
    private Step advance(Talk before) {
        Talk talk = before.wish(openings.settled(before.wish()));
        Optional<Openings.Trouble> trouble = openings.trouble(talk.wish());
        if (trouble.isPresent()) {
            Openings.Trouble why = trouble.get();
            says.add(words.say(why.text(), why.places().toArray(String[]::new)));
            talk = talk.wish(talk.wish().without(why.field()));
        }
        if (!rules.byPerson()) {
            Optional<Step> occupied = freeTimes(talk);
            if (occupied.isPresent()) {
                return occupied.get();
            }
        }
        Wish wish = talk.wish();
        Optional<Field> missing = rules.fields().stream()
                .filter(field -> field.required() && !wish.knows(field.id()))
                .findFirst();
        if (missing.isPresent()) {
            says.add(words.ask(missing.get()));
            return goes(
                    talk.asking(missing.get().id()),
                    BookingStatus.REQUESTED,
                    "asks for " + missing.get().id());
        }
        return rules.byPerson() ? summed(talk, null) : summed(talk, slots(talk).orElse(null));
    }

    /// The time wished for is taken, or is no time yet: offers free ones.
    private Optional<Step> freeTimes(Talk talk) {
        Wish wish = talk.wish();
        LocalDate day = wish.day();
        TimeWish time = wish.time();
        if (wish.services().isEmpty()
                || day == null
                || time == null
                || slots(talk).isPresent()) {
            return Optional.empty();
        }
        Optional<Slots.Free> free = finder(talk).near(wish, day, time);
        if (free.isEmpty()) {
            says.add(words.say(BookingText.NOTHING_FREE, "day", words.day(day)));
            return Optional.of(goes(
                    talk.wish(wish.day(null)).asking(BookingRules.DAY), BookingStatus.REQUESTED, "nothing is free"));
        }
        String times = free.get().times().stream()
                .limit(LATEST_OFFERS)
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        says.add(words.say(BookingText.TIMES_FREE, "day", words.day(free.get().day()), "times", times));
        Wish open = wish.day(free.get().day()).time(null);
        return Optional.of(
                goes(talk.wish(open).asking(BookingRules.TIME), BookingStatus.REQUESTED, "offers free times"));
    }

    private Optional<Stay> slots(Talk talk) {
        LocalDate day = talk.wish().day();
        TimeWish time = talk.wish().time();
        return day == null || time == null || !time.exact()
                ? Optional.empty()
                : finder(talk).at(talk.wish(), day, time.from());
    }

    private Slots finder(Talk talk) {
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

    private Step summed(Talk talk, @Nullable Stay stay) {
        Instant until = stay == null ? null : now.plus(rules.limits().hold()).toInstant();
        says.add(words.say(BookingText.SUMMARY, "fields", words.fields(talk.wish(), stay)));
        return goes(
                talk.confirming("", stay, until),
                stay == null ? BookingStatus.REQUESTED : BookingStatus.OFFERED,
                "shows the summary");
    }

    // ── endings ──────────────────────────────────────────────────────────────

    private Step agreed(Talk talk) {
        if (rules.byPerson()) {
            says.add(words.say(BookingText.PASSED_ON));
            Booking booking = booking(talk, BookingStatus.REQUESTED, true);
            return new Step.PassesOn(
                    new Step.Goes(says, taken(), "", List.of(booking), "agreed, for a person to confirm"),
                    words.lines(talk.wish(), null),
                    true);
        }
        Optional<Stay> free = slots(talk);
        if (free.isEmpty() || openings.trouble(talk.wish()).isPresent()) {
            return advance(talk);
        }
        Talk held = talk.confirming("", free.get(), null);
        says.add(words.say(
                BookingText.CONFIRMED,
                "fields",
                words.fields(talk.wish(), free.get()),
                "lateness",
                Long.toString(rules.limits().lateness().toMinutes())));
        return ends(booking(held, BookingStatus.CONFIRMED, true), "confirmed");
    }

    /// Asked often enough: a person goes on with what is known.
    private Step stuck(Talk talk) {
        return new Step.PassesOn(
                new Step.Goes(
                        says, taken(), "", List.of(booking(talk, BookingStatus.REQUESTED, false)), "asked too often"),
                words.lines(talk.wish(), null),
                false);
    }

    private Step goes(Talk talk, BookingStatus status, String detail) {
        return new Step.Goes(says, taken(), talk.remembered(), deeds(booking(talk, status, false)), detail);
    }

    private Step ends(Booking booking, String detail) {
        return new Step.Goes(says, taken(), "", deeds(booking), detail);
    }

    private static List<Deed> deeds(Booking booking) {
        return List.of(booking);
    }

    private Booking booking(Talk talk, BookingStatus status, boolean agreed) {
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
                        ? Chores.reminders(stay, rules, now.toInstant())
                        : List.of());
    }

    private Given read(String asked) {
        Given given = Values.in(situation, rules, asked);
        asides = given.asides();
        return given;
    }

    private List<Clause> taken() {
        return situation.heard().stream()
                .map(Heard::clause)
                .filter(clause -> !asides.contains(clause))
                .toList();
    }

    /// The same for the same turn, however often it is decided.
    private UUID newId() {
        return DerivedId.of(
                situation.memory().conversation(),
                "booking " + situation.memory().version());
    }
}
