package kz.jauap.language.value;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kz.jauap.language.expression.Numerals;
import kz.jauap.language.expression.Term;
import kz.jauap.language.expression.Token;
import kz.jauap.language.expression.Tokens;
import org.jspecify.annotations.Nullable;

/// Finds the [Piece]s of a text from left to right, the longest first. What is a phone or an amount of money is none.
final class Pieces {

    private static final List<Rule<Piece>> RULES = Stream.of(DayRules.ALL, ClockRules.ALL, DistanceRules.ALL)
            .flatMap(List::stream)
            .toList();

    private final Frame frame;
    final List<Token> tokens;
    final List<Rule.Found<Piece>> found = new ArrayList<>();

    Pieces(String text, Frame frame) {
        this.frame = frame;
        this.tokens = ClockWords.joined(Numerals.joined(masked(text)), frame);
        int at = 0;
        while (at < tokens.size()) {
            Rule.Found<Piece> piece = Rule.longest(RULES, tokens, at, frame);
            piece = piece == null ? lone(at) : piece;
            at = piece == null ? at + 1 : piece.to();
            if (piece != null && !piece.value().equals(Piece.NOTHING)) {
                found.add(piece);
            }
        }
    }

    private static List<Token> masked(String text) {
        List<Phones.Phone> phones = Phones.in(text);
        List<Token> tokens = Tokens.of(text);
        if (phones.isEmpty()) {
            return tokens;
        }
        List<Token> out = new ArrayList<>(tokens.size());
        for (Token token : tokens) {
            boolean inside =
                    phones.stream().anyMatch(phone -> token.from() >= phone.from() && token.to() <= phone.to());
            out.add(inside ? token.as(Term.MARK, 0, token.from(), token.to(), Term.MARK) : token);
        }
        return out;
    }

    /// A number right after a day, or alone when a time was asked.
    private Rule.@Nullable Found<Piece> lone(int at) {
        Token number = tokens.get(at);
        boolean hour = number.is(Term.NUMBER) && Bare.inHours(number) && Bare.alone(tokens, at);
        boolean afterDay = !found.isEmpty()
                && (found.getLast().to() == at
                        || found.getLast().to() == at - 1 && tokens.get(at - 1).is(Term.COMMA))
                && !found.getLast().value().hasTime()
                && found.getLast().value().length() == null;
        boolean asked = frame.timeAsked() && found.isEmpty() && Bare.whole(number) > 0;
        Said said = hour && (afterDay || asked) ? Said.of(number) : null;
        return said == null ? null : new Rule.Found<>(new Piece(null, said, null, false, null, null), at, at + 1);
    }
}
