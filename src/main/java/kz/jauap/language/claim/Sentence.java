package kz.jauap.language.claim;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kz.jauap.language.claim.Said.Mood;
import kz.jauap.language.expression.Numerals;
import kz.jauap.language.expression.Term;
import kz.jauap.language.expression.Token;
import kz.jauap.language.expression.Tokens;
import kz.jauap.language.morphology.Letters;
import kz.jauap.language.morphology.Stems;

/// Reads one sentence into its assertions: cut at commas and joining words, each with its amounts, days and words.
final class Sentence {

    private static final int MOST_TOKENS = 300;

    private final int base;
    private final String language;
    private final Stems stems;
    private final List<Token> tokens;
    private final boolean[] taken;
    private final List<Quantity> quantities;
    private final int size;

    Sentence(String text, int base, String language, Stems stems) {
        this.base = base;
        this.language = language;
        this.stems = stems;
        List<Token> cut = Tokens.of(text);
        this.size = cut.size();
        this.tokens = Numerals.joined(cut);
        this.taken = new boolean[tokens.size()];
        this.quantities = Quantities.in(tokens, taken);
    }

    boolean complete() {
        return size < MOST_TOKENS;
    }

    /// The sentence uncut.
    Assertion whole() {
        return assertion(0, tokens.size());
    }

    List<Assertion> assertions() {
        List<Assertion> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= tokens.size(); i++) {
            if (i == tokens.size() || cuts(i)) {
                if (i > from) {
                    parts.add(assertion(from, i));
                }
                from = i == tokens.size() || tokens.get(i).isWord() ? i : i + 1;
            }
        }
        return conditional() ? inherited(parts) : Reach.of(inherited(parts), contrasts(parts));
    }

    /// Which assertions are set against those before them.
    private Set<Integer> contrasts(List<Assertion> parts) {
        Set<Integer> contrasts = new HashSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            boolean bound =
                    Wordings.ALL.at("at-most", tokens, i + 1) > 0 || Wordings.ALL.at("at-least", tokens, i + 1) > 0;
            if (Wordings.ALL.at("contrast", tokens, i) > 0 && !bound) {
                int at = base + tokens.get(i).from();
                for (int part = 0; part < parts.size(); part++) {
                    if (parts.get(part).from() == at) {
                        contrasts.add(part);
                    }
                }
            }
        }
        return contrasts;
    }

    /// "Write your name if you have not": the "not" reaches nothing.
    private boolean conditional() {
        for (int i = 0; i < tokens.size(); i++) {
            if (Wordings.ALL.at("if", tokens, i) > 0) {
                return true;
            }
        }
        return false;
    }

    List<Claims.Promise> promises() {
        List<Claims.Promise> promises = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            for (String section :
                    Wordings.ALL.claimsBeginning(Letters.plain(tokens.get(i).text()))) {
                int words = Wordings.ALL.at(section, tokens, i);
                if (words > 0) {
                    promises.add(new Claims.Promise(
                            section.substring(Wordings.CLAIM.length()),
                            base + tokens.get(i).from(),
                            base + tokens.get(i + words - 1).to()));
                }
            }
        }
        return promises;
    }

    private boolean cuts(int i) {
        Token token = tokens.get(i);
        boolean mark =
                token.is(Term.COMMA) || token.text().equals("(") || token.text().equals(")");
        return !taken[i] && (mark || i > 0 && Wordings.ALL.at("joint", tokens, i) > 0);
    }

    private Assertion assertion(int from, int to) {
        int start = tokens.isEmpty() ? 0 : tokens.get(from).from();
        int end = tokens.isEmpty() ? 0 : tokens.get(to - 1).to();
        Set<DayOfWeek> days = new WeekDays(tokens, taken).in(from, to);
        List<Quantity> own = quantities.stream()
                .filter(one -> one.from() >= start && one.from() < end)
                .map(one -> new Quantity(one.readings(), base + one.from(), base + one.to()))
                .toList();
        boolean negated = negated(from, to);
        return new Assertion(words(from, to), own, days, negated, base + start, base + end);
    }

    private boolean negated(int from, int to) {
        boolean negated = false;
        for (int i = from; i < to; i++) {
            String plain = Letters.plain(tokens.get(i).text());
            int courtesy = Wordings.ALL.at("courtesy", tokens, i);
            if (courtesy > 0) {
                i += courtesy - 1;
                continue;
            }
            int words = taken[i]
                    ? 0
                    : Math.max(Wordings.ALL.at("closed", tokens, i), Wordings.ALL.at("negator", tokens, i));
            boolean verb = !taken[i] && language.equals("kk") && Wordings.ALL.negatesItself(plain);
            negated ^= words > 0 || verb;
            i += Math.max(0, words - 1);
        }
        return negated;
    }

    private List<Said> words(int from, int to) {
        List<Said> words = new ArrayList<>();
        boolean without = false;
        for (int i = from; i < to; i++) {
            Token token = tokens.get(i);
            without |= Wordings.ALL.at("without", tokens, i) > 0;
            if (taken[i] || !token.isWord() || isFrame(i)) {
                continue;
            }
            String plain = Letters.plain(token.text());
            Set<String> keys = Speech.keys(token.text(), language, stems);
            boolean common = Speech.COMMON.claimsNothing(plain, keys, language);
            boolean excluded = i + 1 < to && Wordings.ALL.at("without-after", tokens, i + 1) > 0;
            Mood mood = !common && (without || excluded) ? Mood.NEGATED : Mood.AFFIRMED;
            without &= common;
            words.add(new Said(plain, keys, common, mood, isMeasure(i), base + token.from(), base + token.to()));
        }
        return words;
    }

    private boolean isMeasure(int i) {
        int per = Wordings.ALL.before("per", tokens, i);
        return per > 0
                && quantities.stream()
                        .filter(one -> one.kind() == Quantity.Kind.MONEY)
                        .anyMatch(one -> i - per > 0
                                && one.to() == tokens.get(i - per - 1).to());
    }

    /// Words that turn or join, and money without an amount.
    private boolean isFrame(int i) {
        return Wordings.ALL.at("negator", tokens, i) > 0
                || Wordings.ALL.at("closed", tokens, i) > 0
                || Wordings.ALL.at("joint", tokens, i) > 0
                || Wordings.ALL.at("without", tokens, i) > 0
                || tokens.get(i).is(Term.CURRENCY);
    }

    /// An amount without a day belongs to the day named before it.
    private static List<Assertion> inherited(List<Assertion> parts) {
        List<Assertion> out = new ArrayList<>();
        Set<DayOfWeek> last = EnumSet.noneOf(DayOfWeek.class);
        for (Assertion part : parts) {
            boolean timed = part.quantities().stream().anyMatch(one -> one.kind() == Quantity.Kind.CLOCK);
            last = part.days().isEmpty() ? last : part.days();
            Set<DayOfWeek> days = part.days().isEmpty() && timed ? last : part.days();
            out.add(new Assertion(part.words(), part.quantities(), days, part.negated(), part.from(), part.to()));
        }
        return out;
    }
}
