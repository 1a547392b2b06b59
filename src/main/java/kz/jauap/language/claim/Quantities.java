package kz.jauap.language.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kz.jauap.language.Grammar;
import kz.jauap.language.claim.Atom.As;
import kz.jauap.language.claim.Quantity.Kind;
import kz.jauap.language.expression.Numerals;
import kz.jauap.language.expression.Term;
import kz.jauap.language.expression.Token;
import kz.jauap.language.morphology.Letters;
import org.jspecify.annotations.Nullable;

/// Joins numbers into ranges and notes what bounds them: `от 25 000`, `9:00-ден 21:00-ге дейін`, `5–6`.
final class Quantities {

    private static final int NEAR = 10;
    private static final long YEAR = 12 * Numerals.ONE;

    private final List<Token> tokens;
    private final boolean[] taken;
    private final List<Atom> atoms = new ArrayList<>();
    private final List<Quantity> found = new ArrayList<>();

    private Quantities(List<Token> tokens, boolean[] taken) {
        this.tokens = tokens;
        this.taken = taken;
    }

    /// @param taken marks the tokens that are a part of what was found
    static List<Quantity> in(List<Token> tokens, boolean[] taken) {
        Quantities reading = new Quantities(tokens, taken);
        Atoms reader = new Atoms(tokens);
        for (int i = 0; i < tokens.size(); ) {
            Atom atom = taken[i] ? null : reader.at(i);
            atom = atom == null ? reading.yearBeside(i) : atom;
            if (atom != null) {
                reading.shareUnit(atom);
                reading.atoms.add(atom);
            }
            i = atom == null ? i + 1 : atom.to();
        }
        for (int i = 0; i < reading.atoms.size(); ) {
            i += reading.take(i);
        }
        reading.months();
        return reading.found;
    }

    /// "For half a year or a year": the second has no number.
    private @Nullable Atom yearBeside(int i) {
        boolean beside = i > 1
                && !atoms.isEmpty()
                && atoms.getLast().to() == i - 1
                && atoms.getLast().readings().getFirst().kind() == Kind.MONTHS
                && Wordings.ALL.at("joint", tokens, i - 1) > 0
                && Wordings.ALL.at("year", tokens, i) > 0;
        return beside ? new Atom(List.of(As.of(Kind.MONTHS, YEAR)), i, i + 1) : null;
    }

    /// "6 and 12 months": the number before may be of the same unit.
    private void shareUnit(Atom second) {
        Atom first = atoms.isEmpty() ? null : atoms.getLast();
        if (first == null
                || !first.bare()
                || second.from() - first.to() != 1
                || Wordings.ALL.at("joint", tokens, first.to()) == 0) {
            return;
        }
        List<As> shared = second.readings().stream()
                .filter(one -> one.kind() == Kind.LENGTH || one.kind() == Kind.MONTHS)
                .map(one -> first.readings().getFirst().like(one))
                .toList();
        if (!shared.isEmpty()) {
            taken[first.to()] = true;
            atoms.set(
                    atoms.size() - 1,
                    new Atom(
                            Stream.concat(first.readings().stream(), shared.stream())
                                    .toList(),
                            first.from(),
                            first.to()));
        }
    }

    private int take(int i) {
        Atom first = atoms.get(i);
        Atom second = i + 1 < atoms.size() ? atoms.get(i + 1) : null;
        if (second != null && isRange(first, second)) {
            List<Reading> readings = inverted(first, range(first, second));
            if (!readings.isEmpty()) {
                add(readings, before(first), after(second));
                return 2;
            }
        }
        add(inverted(first, bounded(first)), before(first), after(first));
        return 1;
    }

    /// "Minutes for ten", that is for about so many: the unit stands before the preposition, or a comma.
    private List<Reading> inverted(Atom first, List<Reading> readings) {
        int at = first.from() - 2;
        boolean unit = first.bare()
                && at >= 0
                && !taken[at]
                && tokens.get(at).is(Term.UNIT)
                && (tokens.get(at + 1).is(Term.COMMA)
                        || Grammar.isLight(Letters.plain(tokens.get(at + 1).text())));
        if (!unit) {
            return readings;
        }
        As one = Atoms.length(0, tokens.get(at));
        return Stream.concat(
                        readings.stream()
                                .filter(Reading::bounded)
                                .map(count -> new Reading(
                                        one.kind(), count.low() * one.factor(), count.high() * one.factor())),
                        readings.stream())
                .toList();
    }

    private void add(List<Reading> readings, int from, int to) {
        for (int i = from; i < to; i++) {
            taken[i] = true;
        }
        found.add(new Quantity(
                readings, tokens.get(from).from(), tokens.get(to - 1).to()));
    }

    private boolean isRange(Atom a, Atom b) {
        int gap = b.from() - a.to();
        if (gap == 1 && tokens.get(a.to()).is(Term.DASH)) {
            return tokens.get(a.to()).glued() || !a.bare() || b.bare() || isNear(a, b);
        }
        boolean opened = since(a) > 0 || tokens.get(a.to() - 1).ending() == Term.ABL || ablative(a);
        if (gap == 1 && opened && Wordings.ALL.at("until", tokens, a.to()) > 0) {
            return true;
        }
        boolean between = a.from() > 0 && tokens.get(a.from() - 1).is(Term.BETWEEN);
        boolean kazakh = opened && Wordings.ALL.at("at-most-after", tokens, b.to()) > 0;
        return gap == 1 && between
                || gap <= 1 && kazakh
                || gap == 1 && isTo(a.to()) && (sameKind(a, b) || a.bare() && isNear(a, b));
    }

    /// Two ends of one range; a model's number before a price is far from it.
    private static boolean isNear(Atom a, Atom b) {
        As high = b.readings().getFirst();
        return a.readings().getFirst().value() * NEAR >= high.value() && high.kind() != Kind.MONEY;
    }

    private boolean ablative(Atom a) {
        return a.to() < tokens.size() && tokens.get(a.to()).is(Term.ABL);
    }

    private boolean isTo(int at) {
        return tokens.get(at).is(Term.TO);
    }

    private static boolean sameKind(Atom a, Atom b) {
        return a.readings().getFirst().kind() == b.readings().getFirst().kind();
    }

    private static List<Reading> range(Atom a, Atom b) {
        List<Reading> readings = new ArrayList<>();
        for (As high : b.readings()) {
            for (As low : a.readings()) {
                As same = low.kind() == Kind.COUNT ? low.like(high) : low;
                if (same.kind() == high.kind() && same.amount() < high.amount()) {
                    readings.add(new Reading(high.kind(), same.amount(), high.amount()));
                }
            }
        }
        return readings;
    }

    private List<Reading> bounded(Atom atom) {
        boolean least = atLeast(atom) > 0
                || ending(atom) == Term.ABL
                || Wordings.ALL.at("at-least-after", tokens, atom.to()) > 0;
        boolean most = atMost(atom) > 0 || afterMost(atom) > 0 || notOver(atom) > 0;
        least &= notOver(atom) == 0;
        List<Reading> readings = new ArrayList<>();
        for (As one : atom.readings()) {
            boolean clock = one.kind() == Kind.CLOCK;
            boolean starts =
                    least || since(atom) > 0 && (clock || one.kind() == Kind.DATE) || clock && near("opens", atom);
            boolean ends = most || clock && near("closes", atom);
            readings.add(new Reading(
                    one.kind(),
                    ends && !starts ? Reading.NO_LOW : one.amount(),
                    starts && !ends ? Reading.NO_HIGH : one.amount()));
        }
        return readings;
    }

    /// A word of the section stands right before the number or right after it.
    private boolean near(String section, Atom atom) {
        for (int i = Math.max(0, before(atom) - 2); i <= Math.min(tokens.size() - 1, atom.to()); i++) {
            if (Wordings.ALL.at(section, tokens, i) > 0) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Term ending(Atom atom) {
        return tokens.get(atom.to() - 1).ending();
    }

    private int atLeast(Atom atom) {
        return Wordings.ALL.before("at-least", tokens, atom.from());
    }

    private int atMost(Atom atom) {
        return Wordings.ALL.before("at-most", tokens, atom.from());
    }

    private int since(Atom atom) {
        return Math.max(Wordings.ALL.before("since", tokens, atom.from()), atLeast(atom));
    }

    /// `20 минуттан артық күтпейсіз`: more than that is denied.
    private int notOver(Atom atom) {
        int over = Wordings.ALL.at("over-after", tokens, atom.to());
        int next = atom.to() + over;
        boolean denied = over > 0
                && next < tokens.size()
                && (Wordings.ALL.negatesItself(Letters.plain(tokens.get(next).text()))
                        || Wordings.ALL.at("negator", tokens, next) > 0);
        return denied ? over + 1 : 0;
    }

    private int afterMost(Atom atom) {
        return Wordings.ALL.at("at-most-after", tokens, atom.to());
    }

    private int before(Atom atom) {
        return atom.from() - Math.max(since(atom), atMost(atom));
    }

    private int after(Atom atom) {
        int least = Wordings.ALL.at("at-least-after", tokens, atom.to());
        return atom.to() + Math.max(notOver(atom), Math.max(afterMost(atom), least));
    }

    /// Months without a day: `с мая по октябрь`.
    private void months() {
        int last = -1;
        for (int i = 0; i < tokens.size(); i++) {
            if (taken[i] || !tokens.get(i).is(Term.MONTH)) {
                continue;
            }
            long month = tokens.get(i).value(Term.MONTH) * 100_000;
            boolean range = last >= 0 && i - last == 2;
            taken[i] = true;
            if (range) {
                long low = tokens.get(last).value(Term.MONTH) * 100_000;
                found.removeLast();
                found.add(new Quantity(
                        List.of(new Reading(Kind.DATE, low, month)),
                        tokens.get(last).from(),
                        tokens.get(i).to()));
            } else {
                found.add(new Quantity(
                        List.of(new Reading(Kind.DATE, month, month)),
                        tokens.get(i).from(),
                        tokens.get(i).to()));
            }
            last = i;
        }
    }
}
