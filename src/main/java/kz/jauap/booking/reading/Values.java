package kz.jauap.booking.reading;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kz.jauap.channel.InboundMessage;
import kz.jauap.decision.Part;
import kz.jauap.decision.spi.Situation;
import kz.jauap.decision.spi.Situation.Heard;
import kz.jauap.decision.spi.Situation.Kind;
import kz.jauap.language.Clause;
import kz.jauap.language.TopicScore;
import kz.jauap.language.value.Clock;
import kz.jauap.language.value.Day;
import kz.jauap.language.value.Frame;
import kz.jauap.language.value.Moments;
import kz.jauap.language.value.Numbers;
import kz.jauap.language.value.Phones;
import kz.jauap.language.value.Replies;
import kz.jauap.language.value.When;
import kz.jauap.language.value.YesNo;
import kz.jauap.pack.BookingRules;
import kz.jauap.pack.OpeningHours.Span;
import org.jspecify.annotations.Nullable;

/// Reads what a burst brings to a booking: the values in it, and the questions that are besides it.
public final class Values {

    /// Instead of a field: we have asked what is to be changed.
    public static final String CHANGE = "change";

    private static final double CLEARLY_ASKED = 0.8;
    private static final double MOSTLY = 0.6;
    private static final double REPLY = 0.75;

    private final Situation situation;
    private final BookingRules rules;
    private final String asked;
    private final List<String> wished;
    private final Frame frame;
    private final List<Heard> about = new ArrayList<>();
    private final List<Clause> asides = new ArrayList<>();
    private final String text;
    private @Nullable LocalDate day;
    private @Nullable Clock time;
    private final List<LocalDate> dropped = new ArrayList<>();

    private Values(Situation situation, BookingRules rules, String asked, List<String> wished) {
        this.wished = List.copyOf(wished);
        this.situation = situation;
        this.rules = rules;
        this.asked = asked;
        this.frame = frame();
        for (Heard heard : situation.heard()) {
            if (isAside(heard)) {
                asides.add(heard.clause());
            } else {
                about.add(heard);
            }
        }
        String said = asides.isEmpty()
                ? situation.words()
                : String.join(
                        "\n", about.stream().map(one -> one.clause().text()).toList());
        String oneLine = said.replace('\n', ' ');
        boolean split = Phones.in(said).isEmpty() && !Phones.in(oneLine).isEmpty();
        this.text = split ? oneLine : said;
    }

    /// @param asked the field our open question is about, "" for none
    /// @param wished services wished for so far
    public static Given in(Situation situation, BookingRules rules, String asked, List<String> wished) {
        return new Values(situation, rules, asked, wished).read();
    }

    /// Whether a day or a time is spoken of, and none that is over: what was yesterday is told, not wished for. For
    /// bursts that say no other word of a booking.
    public static boolean speaksOfTime(Situation situation, BookingRules rules) {
        LocalDate today = situation.memory().now().toLocalDate();
        List<When> whens = Moments.in(situation.words(), new Values(situation, rules, "", List.of()).frame);
        boolean past = whens.stream()
                .anyMatch(when ->
                        when.day().filter(day -> day.until().isBefore(today)).isPresent());
        return !past && whens.stream().anyMatch(when -> !when.excluded());
    }

    private Given read() {
        List<When> whens = Moments.in(text, frame);
        whens.forEach(this::take);
        if (asked.equals(BookingRules.DAY) && day == null && whens.isEmpty()) {
            day = lone();
        }
        List<Phones.Phone> phones = Phones.in(text);
        List<Phones.Phone> anywhere = phones.isEmpty() ? Phones.in(situation.words()) : phones;
        Optional<Replies.Reply> reply = reply();
        String name = asked.equals(BookingRules.STAFF)
                ? ""
                : new Names(situation.pack(), isNameAsked(), staff().isEmpty()).in(text, whens, phones);
        Map<String, String> more =
                new HashMap<>(new OwnFields(rules, asked, reply, phones, this::isName).in(text, said()));
        String named = nameField();
        boolean own = !named.equals(BookingRules.NAME);
        if (own && !name.isEmpty()) {
            more.put(named, name);
        }
        return new Given(
                day,
                time,
                dropped,
                new WishedServices(situation, rules, asked, wished, about, text).named(),
                staff(),
                own ? "" : name,
                anywhere.isEmpty() ? "" : anywhere.getLast().e164(),
                ownPhone(),
                more,
                reply.map(Replies.Reply::meaning),
                reply.isPresent() && isNotRight(),
                asides);
    }

    private boolean isName(String piece) {
        return !new Names(situation.pack(), false, false)
                .in(piece, List.of(), List.of())
                .isEmpty();
    }

    private boolean isNameAsked() {
        return rules.field(asked).filter(BookingRules.Field::isName).isPresent();
    }

    /// Where a name belongs: to what was asked, else to the first field that holds one.
    private String nameField() {
        return isNameAsked()
                ? asked
                : rules.fields().stream()
                        .filter(BookingRules.Field::isName)
                        .map(BookingRules.Field::id)
                        .findFirst()
                        .orElse(BookingRules.NAME);
    }

    /// The words about the booking, without hello and thanks.
    private String said() {
        return about.stream()
                .filter(one -> one.kind() != Kind.SMALL)
                .map(one -> one.clause().text())
                .collect(Collectors.joining(" "));
    }

    /// Of the whole burst, or of a clause beside a greeting. A question is no yes.
    private Optional<Replies.Reply> reply() {
        boolean asks = about.stream().anyMatch(one -> one.clause().question());
        return Replies.in(text)
                .or(() -> about.stream()
                        .flatMap(one -> Replies.in(one.clause().text()).stream())
                        .reduce((first, last) -> last))
                .filter(one -> !asks || one.meaning() != YesNo.YES);
    }

    // ── what is besides the booking ──────────────────────────────────────────

    /// A question of its own: clearly asked, or by its form, and not one that brings a value.
    private boolean isAside(Heard heard) {
        Clause clause = heard.clause();
        return switch (heard.kind()) {
            case ANSWERED ->
                heard.sure()
                        && isAsked(heard)
                        && !namesWhatIsAsked(heard)
                        && !asksForAPlace(heard)
                        && !isValue(clause, frame, rules);
            case UNKNOWN -> clause.question() && !bringsValue(clause);
            case POLICY -> !rules.claims(heard.policy()) && !bringsValue(clause);
            case YES, NO, SMALL -> false;
        };
    }

    private boolean isAsked(Heard heard) {
        double score = heard.clause().best().map(TopicScore::score).orElse(0.0);
        return score >= CLEARLY_ASKED || heard.clause().question() || !bringsValue(heard.clause());
    }

    /// "Is there a haircut on Friday?"
    private boolean asksForAPlace(Heard heard) {
        return isPresence(heard) && !Moments.in(heard.clause().text(), frame).isEmpty();
    }

    /// Whether there is such a service.
    public static boolean isPresence(Heard heard) {
        return !heard.parts().isEmpty() && heard.parts().stream().allMatch(Part.Presence.class::isInstance);
    }

    /// "Do you do manicures?" in reply to "which service?" names it.
    private boolean namesWhatIsAsked(Heard heard) {
        return asked.equals(BookingRules.SERVICE)
                && !heard.services().isEmpty()
                && heard.parts().stream().allMatch(Part.Presence.class::isInstance);
    }

    /// Whether a clause is a value and hardly anything else, whatever it sounds like.
    public static boolean isValue(Situation situation, BookingRules rules, Clause clause) {
        return isValue(clause, new Values(situation, rules, "", List.of()).frame, rules);
    }

    private static boolean isValue(Clause clause, Frame frame, BookingRules rules) {
        String text = clause.text();
        if (clause.onlyTime() && !Moments.in(text, frame).isEmpty()) {
            return true;
        }
        long said = text.chars().filter(Character::isLetterOrDigit).count();
        long covered = OwnFields.letters(rules, text);
        for (When when : Moments.in(text, frame)) {
            covered += letters(text, when.from(), when.to());
        }
        for (Phones.Phone phone : Phones.in(text)) {
            covered += letters(text, phone.from(), phone.to());
        }
        return covered >= MOSTLY * said && covered > 0;
    }

    private static long letters(String text, int from, int to) {
        return text.substring(from, to)
                .chars()
                .filter(Character::isLetterOrDigit)
                .count();
    }

    private boolean bringsValue(Clause clause) {
        return !Moments.in(clause.text(), frame).isEmpty()
                || !Phones.in(clause.text()).isEmpty()
                || Replies.in(clause.text()).filter(one -> one.score() >= REPLY).isPresent()
                || !new Names(situation.pack(), false, false)
                        .in(clause.text(), List.of(), List.of())
                        .isEmpty();
    }

    // ── when ─────────────────────────────────────────────────────────────────

    private Frame frame() {
        Frame plain = Frame.at(
                situation.memory().now().toInstant(), situation.memory().now().getZone());
        List<Span> spans = List.copyOf(situation.pack().profile().hours().week().values());
        if (!spans.isEmpty()) {
            LocalTime opens =
                    spans.stream().map(Span::open).min(LocalTime::compareTo).orElseThrow();
            LocalTime closes =
                    spans.stream().map(Span::close).max(LocalTime::compareTo).orElseThrow();
            plain = plain.open(opens, closes);
        }
        return asked.equals(BookingRules.TIME) || asked.equals(CHANGE) ? plain.askedForTime() : plain;
    }

    private void take(When when) {
        LocalDate date = when.day()
                .filter(one -> one.from().equals(one.until()))
                .map(Day::from)
                .orElse(null);
        if (when.excluded()) {
            if (date != null) {
                dropped.add(date);
                day = date.equals(day) ? null : day;
            }
            return;
        }
        day = date == null ? day : date;
        time = when.clock().orElse(time);
    }

    /// A lone number in reply to "which day?" is the next such day of a month.
    private @Nullable LocalDate lone() {
        List<Integer> numbers = Numbers.in(text).stream()
                .map(Numbers.Amount::value)
                .filter(number ->
                        number.compareTo(BigDecimal.ONE) >= 0 && number.compareTo(BigDecimal.valueOf(31)) <= 0)
                .map(BigDecimal::intValue)
                .toList();
        LocalDate today = situation.memory().now().toLocalDate();
        return numbers.size() == 1 ? next(numbers.getFirst(), today) : null;
    }

    private static @Nullable LocalDate next(int number, LocalDate today) {
        for (LocalDate month = today; month.isBefore(today.plusYears(1)); month = month.plusMonths(1)) {
            try {
                LocalDate date = month.withDayOfMonth(number);
                if (!date.isBefore(today)) {
                    return date;
                }
            } catch (DateTimeException e) {
                continue; // this month has no such day
            }
        }
        return null;
    }

    // ── what, whom, who ──────────────────────────────────────────────────────

    private String staff() {
        return about.stream()
                .filter(heard -> asked.equals(BookingRules.STAFF) || !isNameAsked())
                .flatMap(heard -> heard.clause().entities().stream())
                .flatMap(match -> match.ids().stream())
                .filter(BookingRules::isStaff)
                .map(BookingRules::staffId)
                .reduce((first, last) -> last)
                .orElse("");
    }

    private String ownPhone() {
        return situation.memory().burst().stream()
                .map(InboundMessage::senderPhone)
                .flatMap(number -> Optional.ofNullable(number).stream())
                .flatMap(number -> Phones.in(number).stream())
                .map(Phones.Phone::e164)
                .findFirst()
                .orElse("");
    }

    /// A lone no, or a no to a word that would be a yes by itself: "not correct".
    private boolean isNotRight() {
        List<String> words = about.stream()
                .filter(one -> one.kind() != Kind.SMALL)
                .flatMap(one -> Arrays.stream(one.clause().text().split("[^\\p{L}]+")))
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.size() <= 1) {
            return true;
        }
        for (String word : words) {
            if (Replies.in(word).filter(one -> one.meaning() == YesNo.YES).isPresent()) {
                return true;
            }
        }
        return false;
    }
}
