package kz.jauap.booking;

import java.util.List;
import java.util.Objects;
import kz.jauap.booking.reading.Values;
import kz.jauap.conversation.Owner;
import kz.jauap.decision.spi.Done;
import kz.jauap.decision.spi.Situation;
import kz.jauap.decision.spi.Situation.Heard;
import kz.jauap.decision.spi.Situation.Kind;
import kz.jauap.decision.spi.Skill;
import kz.jauap.decision.spi.Step;
import kz.jauap.language.Clause;
import kz.jauap.language.value.Replies;
import kz.jauap.language.value.YesNo;
import kz.jauap.pack.BookingRules;
import kz.jauap.pack.Topics;
import kz.jauap.shared.Json;

/// Takes bookings, moves and cancels them, as the pack's `booking.yaml` says.
public final class BookingSkill implements Skill {

    private static final double PURE = 0.95;
    private static final double HALF_A_WISH = 0.3;
    private static final double CLEARLY = 0.8;
    private static final double FULLY = 0.95;

    private final Diary diary;

    BookingSkill(Diary diary) {
        this.diary = diary;
    }

    /// One that keeps its diary in memory, for one conversation that nobody stores.
    public static BookingSkill rehearsing() {
        return new BookingSkill(new MemoryDiary());
    }

    /// In a rehearsal: a person says yes or no to the request that waits for them.
    ///
    /// @param decided `CONFIRMED` or `DECLINED`
    public void personDecides(BookingStatus decided) {
        if (!(diary instanceof MemoryDiary rehearsed)) {
            throw new IllegalStateException("in a house people decide in Bookings");
        }
        rehearsed.decides(decided);
    }

    @Override
    public String name() {
        return Booking.SKILL;
    }

    /// A wish to book always; to move or cancel while one is being put together, where the bot does it itself,
    /// or where one is confirmed that it can be about. What is hardly more than yes, no or a value is the answer
    /// to our question, whatever else it sounds like.
    @Override
    public boolean claims(Situation situation, Heard clause, boolean open) {
        return situation
                .pack()
                .booking()
                .filter(rules -> open && isAnswer(situation, rules, clause.clause())
                        || isFor(situation, rules, clause.policy(), open))
                .isPresent();
    }

    private static boolean isAnswer(Situation situation, BookingRules rules, Clause clause) {
        return Replies.in(clause.text()).filter(one -> one.score() >= PURE).isPresent()
                || Values.isValue(situation, rules, clause);
    }

    private boolean isFor(Situation situation, BookingRules rules, String policy, boolean open) {
        return rules.claims(policy)
                && (open
                        || policy.equals(rules.intents().request())
                        || policy.equals(rules.intents().reschedule())
                                && rules.changes().reschedule().byBot()
                        || policy.equals(rules.intents().cancel())
                                && rules.changes().cancel().byBot()
                        || new Scene(situation, rules, diary).upcoming().isPresent());
    }

    @Override
    public Step ask(Situation situation, String remembered) {
        return situation
                .pack()
                .booking()
                .map(rules -> ask(situation, rules, remembered))
                .orElse(new Step.NotMine("the pack has no booking"));
    }

    private Step ask(Situation situation, BookingRules rules, String remembered) {
        Talk talk = Talk.read(remembered, situation.memory().now().toInstant());
        Scene scene = new Scene(situation, rules, diary);
        if (talk != null) {
            return new BookingFlow(scene).goOn(talk);
        }
        Beginnings beginnings = new Beginnings(scene);
        if (situation.soundsLike(rules.intents().cancel()).isPresent()) {
            return beginnings.cancel();
        }
        if (situation.soundsLike(rules.intents().reschedule()).isPresent()) {
            return beginnings.move();
        }
        boolean wished = situation.soundsLike(rules.intents().request()).isPresent();
        return wished || isAccepted(situation) || isHalfSaid(situation, rules) || isPlain(situation, rules)
                ? beginnings.begin()
                : new Step.NotMine("no wish to book");
    }

    @Override
    public String overhears(Situation situation, String remembered) {
        Talk talk = Talk.read(remembered, situation.memory().now().toInstant());
        return situation
                .pack()
                .booking()
                .filter(rules -> talk != null)
                .map(rules -> new BookingFlow(new Scene(situation, rules, diary))
                        .overhears(Objects.requireNonNull(talk))
                        .remembered())
                .orElse(remembered);
    }

    @Override
    public String speaksOf(String remembered) {
        Talk talk = remembered.isEmpty() ? null : Json.read(remembered, Talk.class);
        return talk == null || talk.wish().services().isEmpty()
                ? ""
                : talk.wish().services().getFirst();
    }

    /// Yes to our offer, and nothing asked.
    private static boolean isAccepted(Situation situation) {
        return situation.offered()
                && (situation.heard().stream().anyMatch(one -> one.kind() == Kind.YES)
                        || Replies.in(situation.words())
                                .filter(one -> one.meaning() == YesNo.YES && one.score() >= PURE)
                                .isPresent())
                && situation.heard().stream().noneMatch(one -> one.kind() == Kind.ANSWERED && one.sure());
    }

    /// Somewhat like a wish to book, and with a time: the more is said about when, the less a clause is like a
    /// sample.
    private static boolean isHalfSaid(Situation situation, BookingRules rules) {
        String topic = Topics.policy(rules.intents().request());
        return situation.heard().stream()
                        .anyMatch(one ->
                                one.kind() == Kind.UNKNOWN && one.clause().scoreOf(topic) >= HALF_A_WISH)
                && Values.speaksOfTime(situation, rules);
    }

    /// A service and a time, and nothing asked that the pack answers: "manicure tomorrow at six", "is Friday
    /// free for a haircut?".
    private static boolean isPlain(Situation situation, BookingRules rules) {
        List<Heard> heard = situation.heard();
        boolean named = heard.stream().anyMatch(one -> !one.services().isEmpty());
        return (named || isOfWhatIsSpokenOf(situation))
                && heard.stream().noneMatch(BookingSkill::isAsked)
                && Values.speaksOfTime(situation, rules);
    }

    /// "I'd like Friday at five" after the price of a service.
    private static boolean isOfWhatIsSpokenOf(Situation situation) {
        return situation.memory().owner() == Owner.BOT
                && !situation.service().isEmpty()
                && situation.heard().stream().anyMatch(one -> one.kind() == Kind.UNKNOWN);
    }

    private static boolean isAsked(Heard one) {
        if (one.clause().whatToDo()) {
            return true;
        }
        return switch (one.kind()) {
            case ANSWERED ->
                !Values.isPresence(one)
                        && (one.sure() && isClearly(one) || one.clause().question() || isFullyAsked(one));
            case UNKNOWN -> one.clause().question() && one.services().isEmpty();
            case POLICY, NO -> true;
            case YES, SMALL -> false;
        };
    }

    /// What it costs or how long it takes, in as many words, whatever else is said with it.
    private static boolean isFullyAsked(Heard one) {
        return one.clause()
                .best()
                .filter(best ->
                        best.topic().equals(Topics.PRICE) || best.topic().equals(Topics.DURATION))
                .filter(best -> best.covered() >= FULLY)
                .isPresent();
    }

    private static boolean isClearly(Heard one) {
        return one.clause().best().filter(best -> best.score() >= CLEARLY).isPresent();
    }

    @Override
    public void carryOut(List<Done> done) {
        diary.write(done);
    }
}
