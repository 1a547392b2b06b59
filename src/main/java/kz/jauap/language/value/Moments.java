package kz.jauap.language.value;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import kz.jauap.language.expression.Term;
import kz.jauap.language.expression.Token;
import org.jspecify.annotations.Nullable;

/// Finds the moments a customer speaks of, in the order they were said: a correction is the later one.
public final class Moments {

    private static final int FARTHEST = 5;
    private static final List<Term> PARTS_MOMENTS = List.of(Term.STOP, Term.OR, Term.ENDS, Term.BUT, Term.AND);

    private final String text;
    private final Frame frame;
    private final Pieces pieces;
    private final List<When> whens = new ArrayList<>();
    private @Nullable Moment open;

    private Moments(String text, Frame frame) {
        this.text = text;
        this.frame = frame;
        this.pieces = new Pieces(text, frame);
    }

    /// A length of time, as "for two hours".
    ///
    /// @param from where it starts in the text
    /// @param to where it ends, exclusive
    public record Length(Duration duration, int from, int to) {}

    public static List<When> in(String text, Frame frame) {
        Moments reading = new Moments(text, frame);
        for (Rule.Found<Piece> piece : reading.pieces.found) {
            if (piece.value().length() == null) {
                reading.take(piece);
            }
        }
        reading.close();
        return List.copyOf(reading.whens);
    }

    public static List<Length> lengths(String text, Frame frame) {
        Pieces pieces = new Pieces(text, frame);
        List<Length> lengths = new ArrayList<>();
        for (Rule.Found<Piece> piece : pieces.found) {
            Duration length = piece.value().length();
            if (length != null) {
                lengths.add(new Length(
                        length,
                        pieces.tokens.get(piece.from()).from(),
                        pieces.tokens.get(piece.to() - 1).to()));
            }
        }
        return lengths;
    }

    private void take(Rule.Found<Piece> piece) {
        boolean excluded = isExcluded(piece);
        if (open == null || !near(open, piece, excluded) || !open.takes(piece.value())) {
            close();
            open = new Moment(piece.from(), excluded);
        }
        open.take(piece.value(), piece.to());
    }

    private void close() {
        if (open != null) {
            int from = pieces.tokens.get(open.from).from();
            int to = pieces.tokens.get(open.to - 1).to();
            whens.add(open.when(frame, from, to, text.substring(from, to)));
            open = null;
        }
    }

    private boolean near(Moment moment, Rule.Found<Piece> piece, boolean excluded) {
        int gap = piece.from() - moment.to;
        if (excluded || gap > FARTHEST || moment.excluded && gap > 0) {
            return false;
        }
        return pieces.tokens.subList(moment.to, piece.from()).stream()
                .noneMatch(token -> PARTS_MOMENTS.stream().anyMatch(token::is) || token.is(Term.DOT));
    }

    /// `не в субботу`, `кроме субботы`, `сенбі емес`, `сенбіден басқа`.
    private boolean isExcluded(Rule.Found<Piece> piece) {
        List<Token> tokens = pieces.tokens;
        Token before = piece.from() == 0 ? null : tokens.get(piece.from() - 1);
        Token after = piece.to() == tokens.size() ? null : tokens.get(piece.to());
        boolean no = before != null && (before.is(Term.NOT) || before.is(Term.WITHOUT));
        boolean kazakhNo = after != null
                && (after.is(Term.NOT_KK)
                        || after.is(Term.EXCEPT_KK)
                                && tokens.get(piece.to() - 1).ending() == Term.ABL);
        return no && !piece.value().window() || kazakhNo;
    }
}
