package kz.jauap.answer;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kz.jauap.answer.Grounding.Reason;
import kz.jauap.language.claim.Assertion;
import kz.jauap.language.claim.Claims;
import kz.jauap.language.claim.Quantity;
import kz.jauap.language.claim.Quantity.Kind;
import kz.jauap.language.claim.Said;
import kz.jauap.language.claim.Said.Mood;

/// Compares a text about to be sent with what vouches for it: every amount, time, day, phone, link, promise and name
/// in the text must be in the evidence, said of the same thing and with the same "yes" or "no". A word is either in the
/// evidence or claims nothing by itself; what is neither is taken for an invention. Pure.
///
/// It errs on the side of stopping: what it stops is sent in the pack's own words instead.
public final class GroundingCheck {

    private final String text;
    private final Claims claims;
    private final Evidence evidence;

    private GroundingCheck(String text, Evidence evidence) {
        this.text = text;
        this.claims = Claims.of(text, evidence.language());
        this.evidence = evidence;
    }

    /// The first thing the evidence does not vouch for, or none.
    public static Grounding check(String text, Evidence evidence) {
        GroundingCheck check = new GroundingCheck(text, evidence);
        return check.all().flatMap(Optional::stream).findFirst().orElseGet(Grounding.Grounded::new);
    }

    /// Whether other words still say every amount, time, phone and link of the answer, besides being true.
    public static Grounding checkWhole(String text, Answer answer, Evidence evidence) {
        Claims said = Claims.of(text, answer.language());
        Claims due = Claims.of(answer.text(), answer.language());
        List<Quantity> amounts = said.assertions().stream()
                .flatMap(one -> one.quantities().stream())
                .toList();
        boolean whole = due.assertions().stream()
                        .flatMap(one -> one.quantities().stream())
                        .allMatch(one -> amounts.stream().anyMatch(one::vouchesFor))
                && said.phones().size() >= due.phones().size()
                && said.links().size() >= due.links().size();
        return whole ? check(text, evidence) : new Grounding.Unfounded(Reason.INCOMPLETE, "", 0, 0);
    }

    private Stream<Optional<Grounding>> all() {
        Stream<Optional<Grounding>> whole = Stream.of(length(), contacts(), promises());
        Stream<Optional<Grounding>> parts = claims.assertions().stream()
                .flatMap(one -> Stream.of(quantities(one), days(one), bindings(one), words(one), moods(one)));
        return Stream.concat(whole, parts);
    }

    private Optional<Grounding> length() {
        return claims.complete() ? Optional.empty() : unfounded(Reason.TOO_LONG, 0, text.length());
    }

    private Optional<Grounding> contacts() {
        Optional<Grounding> phone = claims.phones().stream()
                .filter(one -> !evidence.phones().contains(one.e164()))
                .findFirst()
                .flatMap(one -> unfounded(Reason.PHONE, one.from(), one.to()));
        return phone.isPresent()
                ? phone
                : claims.links().stream()
                        .filter(one -> !evidence.links().contains(one.address()))
                        .findFirst()
                        .flatMap(one -> unfounded(Reason.LINK, one.from(), one.to()));
    }

    private Optional<Grounding> promises() {
        return claims.promises().stream()
                .filter(one -> !evidence.promises().contains(one.kind()))
                .findFirst()
                .flatMap(one -> unfounded(Reason.PROMISE, one.from(), one.to()));
    }

    private Optional<Grounding> quantities(Assertion said) {
        return said.quantities().stream()
                .filter(one -> supporters(one).isEmpty() && !countsPrices(one) && !isPriced(one, said))
                .findFirst()
                .flatMap(one -> unfounded(reason(one.kind()), one.from(), one.to()));
    }

    /// The days are open, or closed, as the evidence says, and at the hours it says.
    private Optional<Grounding> days(Assertion said) {
        Set<DayOfWeek> days = said.days();
        List<Quantity> clocks = said.quantities().stream()
                .filter(one -> one.kind() == Kind.CLOCK)
                .toList();
        boolean vouched = days.isEmpty()
                || evidence.assertions().stream()
                        .filter(one ->
                                one.negated() == said.negated() && one.days().containsAll(days))
                        .anyMatch(one -> clocks.stream()
                                .allMatch(
                                        clock -> one.quantities().stream().anyMatch(known -> known.vouchesFor(clock))));
        return vouched ? Optional.empty() : unfounded(Reason.DAY, said.from(), said.to());
    }

    private Optional<Grounding> bindings(Assertion said) {
        return said.quantities().stream()
                .filter(quantity -> said.words().stream().anyMatch(word -> isOfAnother(word, quantity))
                        || said.quantities().stream().anyMatch(label -> isOfAnother(label, quantity)))
                .findFirst()
                .flatMap(one -> unfounded(Reason.MIXED_UP, one.from(), one.to()));
    }

    /// The word belongs to another amount of the same kind, and to none that vouches for this one.
    private boolean isOfAnother(Said word, Quantity quantity) {
        boolean beside = word.from() - quantity.to() == 1;
        boolean elsewhere = !word.common()
                && !evidence.isSubject(word)
                && claims.promises().stream().noneMatch(one -> covers(one, word))
                && (quantity.kind() != Kind.COUNT || beside)
                && supporters(quantity).stream().noneMatch(one -> one.says(word));
        boolean measure = word.measure() && quantity.kind() == Kind.MONEY && word.from() > quantity.from();
        return elsewhere && measure
                || elsewhere
                        && evidence.assertions().stream()
                                .anyMatch(one -> one.says(word)
                                        && one.quantities().stream().anyMatch(quantity::competesWith));
    }

    /// The same of a number that names something, as a model or a grade.
    private boolean isOfAnother(Quantity label, Quantity quantity) {
        return label.kind() == Kind.COUNT
                && quantity.kind() != Kind.COUNT
                && supporters(quantity).stream().noneMatch(one -> vouches(one, label))
                && supporters(label).stream()
                        .anyMatch(one -> one.quantities().stream().anyMatch(quantity::competesWith));
    }

    private Optional<Grounding> words(Assertion said) {
        return said.words().stream()
                .filter(word -> !word.common() && !evidence.says(word) && !evidence.names(word))
                .findFirst()
                .flatMap(word -> unfounded(Reason.WORD, word.from(), word.to()));
    }

    /// "An hour is 200" for "200 an hour".
    private boolean isPriced(Quantity unit, Assertion said) {
        List<Said> words =
                Claims.of(text.substring(lastWord(unit), unit.to()), evidence.language()).assertions().stream()
                        .flatMap(one -> one.words().stream())
                        .toList();
        return unit.isUnit()
                && said.quantities().stream()
                        .filter(one -> one.kind() == Kind.MONEY)
                        .flatMap(one -> supporters(one).stream())
                        .anyMatch(one -> words.stream().anyMatch(one::says));
    }

    private int lastWord(Quantity quantity) {
        return Math.max(quantity.from(), text.lastIndexOf(' ', quantity.to() - 1) + 1);
    }

    /// "There are three kinds", and three prices follow.
    private boolean countsPrices(Quantity said) {
        long prices = claims.assertions().stream()
                .flatMap(one -> one.quantities().stream())
                .filter(one -> one.kind() == Kind.MONEY)
                .count();
        return prices > 1 && said.isCount(prices);
    }

    /// Half of what is said, or two words of it, the evidence knows only with the other sign.
    private Optional<Grounding> moods(Assertion said) {
        List<Said> telling =
                said.words().stream().filter(word -> !word.common()).toList();
        List<Said> words = telling.stream().filter(word -> !isGranted(word)).toList();
        List<Said> opposite = words.stream().filter(this::isOpposite).toList();
        boolean two = telling.stream().filter(this::isOpposite).count() > 1;
        return opposite.isEmpty() || !two && words.size() > 2
                ? Optional.empty()
                : unfounded(
                        Reason.OPPOSITE,
                        opposite.getFirst().from(),
                        opposite.getFirst().to());
    }

    /// A discount the evidence gives, whatever else it says of discounts.
    private boolean isGranted(Said word) {
        return evidence.grantsDiscount()
                && claims.promises().stream()
                        .anyMatch(one -> one.kind().equals(Evidence.DISCOUNT) && covers(one, word));
    }

    private static boolean covers(Claims.Promise promise, Said word) {
        return promise.from() <= word.from() && word.to() <= promise.to();
    }

    /// The evidence knows the word only with the other sign.
    private boolean isOpposite(Said word) {
        List<Mood> known = evidence.assertions().stream()
                .flatMap(one -> one.words().stream())
                .filter(word::sameAs)
                .map(Said::mood)
                .distinct()
                .toList();
        Mood other = word.mood() == Mood.NEGATED ? Mood.AFFIRMED : Mood.NEGATED;
        return word.mood() != Mood.UNCLEAR && known.equals(List.of(other));
    }

    private List<Assertion> supporters(Quantity quantity) {
        return evidence.assertions().stream()
                .filter(one -> vouches(one, quantity))
                .toList();
    }

    private static boolean vouches(Assertion assertion, Quantity said) {
        return assertion.quantities().stream().anyMatch(known -> known.vouchesFor(said));
    }

    private Optional<Grounding> unfounded(Reason reason, int from, int to) {
        return Optional.of(new Grounding.Unfounded(reason, text.substring(from, to), from, to));
    }

    private static Reason reason(Kind kind) {
        return switch (kind) {
            case MONEY -> Reason.PRICE;
            case PERCENT -> Reason.DISCOUNT;
            case CLOCK -> Reason.TIME;
            case LENGTH, MONTHS -> Reason.DURATION;
            case DATE -> Reason.DATE;
            case COUNT -> Reason.NUMBER;
        };
    }
}
