package kz.jauap.eval.customer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.jauap.eval.EvalCase;
import kz.jauap.eval.Got;
import kz.jauap.eval.HouseStage;
import kz.jauap.pack.Pack;
import kz.jauap.pack.Template;

/// A simulated customer: a goal, a way to write, and so much patience. Everything they say comes from a seed; how they
/// go on
/// depends on what the business says, which they know by the ids of its evidence.
final class Customer implements HouseStage.Speaker {

    private static final Pattern CLOCK = Pattern.compile("\\b([01]?\\d|2[0-3]):[0-5]\\d\\b");

    /// What says nothing about the question.
    private static final Set<Template> PUT_OFF = EnumSet.of(
            Template.GREETING,
            Template.HELLO_AGAIN,
            Template.LISTENING,
            Template.ACKNOWLEDGED,
            Template.QUIET_HOURS,
            Template.WHICH_FOR_PRICE,
            Template.WHICH_FOR_DURATION,
            Template.NOT_FOUND,
            Template.OFF_TOPIC,
            Template.OFFER,
            Template.FALLBACK);

    private final Pack pack;
    private final Persona.Pen pen;
    private final Goal goal;
    private final Persona persona;
    private final String mother;
    private final int patience;
    private final Random dice;
    private final List<String> questions;
    private final Booker booker;
    private final List<String> said = new ArrayList<>();
    private int asked;

    Customer(Pack pack, Persona.Pen pen, Goal goal, Persona persona, String language, long seed) {
        this.pack = pack;
        this.pen = pen;
        this.goal = goal;
        this.persona = persona;
        this.mother = language;
        this.dice = new Random(seed);
        this.patience = goal == Goal.BOOK ? 14 : 6;
        this.questions = picked(List.copyOf(pack.questions(language).values()));
        this.booker = new Booker(pack, pen.words(), dice);
    }

    Goal goal() {
        return goal;
    }

    Persona persona() {
        return persona;
    }

    String language() {
        return mother;
    }

    List<String> said() {
        return said;
    }

    @Override
    public Optional<EvalCase.Burst> next(List<Got> got) {
        if (got.size() >= patience || outcome(got).isPresent()) {
            return Optional.empty();
        }
        String language = spoken();
        String text = switch (goal) {
            case ASK -> question(got);
            case BOOK -> booker.next(got.isEmpty() ? Optional.empty() : Optional.of(got.getLast()), language);
            case PERSON -> pen.words().say("person", language, dice);
        };
        if (text.isEmpty()) {
            return Optional.empty();
        }
        List<String> burst = persona.writes(text, got.isEmpty(), language, pen, dice);
        said.add(String.join(" / ", burst));
        return Optional.of(new EvalCase.Burst(burst, Duration.ZERO, Optional.empty()));
    }

    /// How the talk has ended; empty while it goes on, and when they have left with nothing.
    Optional<Outcome> outcome(List<Got> got) {
        if (got.isEmpty()) {
            return Optional.empty();
        }
        Got last = got.getLast();
        if (Promises.says(last, Promises.BOOKED) || Promises.says(last, Promises.PASSED_ON)) {
            return Optional.of(Outcome.BOOKED);
        }
        if (last.action().equals("escalate")) {
            return Optional.of(Outcome.HANDED_OVER);
        }
        boolean all = goal == Goal.ASK
                && got.size() >= questions.size()
                && got.stream().allMatch(Customer::isAnswer);
        return all ? Optional.of(Outcome.ANSWERED) : Optional.empty();
    }

    /// Told something, rather than asked back or put off.
    private static boolean isAnswer(Got got) {
        return !got.text().isBlank()
                && got.facts().stream()
                        .anyMatch(
                                id -> PUT_OFF.stream().noneMatch(template -> id.equals("template:" + template.key())));
    }

    private String question(List<Got> got) {
        if (got.size() >= questions.size()) {
            return "";
        }
        return questions.get(asked++ % questions.size());
    }

    private String spoken() {
        List<String> languages = pack.profile().languages();
        return persona == Persona.MIXED ? CustomerWords.pick(languages, dice) : mother;
    }

    /// Two or three different ones.
    private List<String> picked(List<String> all) {
        List<String> left = new ArrayList<>(all);
        List<String> picked = new ArrayList<>();
        int wanted = 2 + dice.nextInt(2);
        while (picked.size() < wanted && !left.isEmpty()) {
            picked.add(left.remove(dice.nextInt(left.size())));
        }
        return picked;
    }

    /// The first time of day in a text.
    static Optional<String> clock(String text) {
        Matcher clock = CLOCK.matcher(text);
        return clock.find() ? Optional.of(clock.group()) : Optional.empty();
    }
}
