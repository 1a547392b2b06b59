package kz.jauap.language.value;

import java.util.List;
import kz.jauap.language.expression.Pattern;
import kz.jauap.language.expression.Token;
import org.jspecify.annotations.Nullable;

/// A pattern and what it means; the reading is null when the words fit but the values do not.
record Rule<T>(Pattern pattern, Reading<T> reading) {

    /// Makes sense of what a pattern found.
    interface Reading<T> {
        @Nullable
        T read(Pattern.Match match, Frame frame);
    }

    /// A value and the tokens it was read from.
    record Found<T>(T value, int from, int to) {}

    static <T> Rule<T> of(String spec, Reading<T> reading) {
        return new Rule<>(Pattern.of(spec), reading);
    }

    /// The longest reading that starts here, of the first rule among equals.
    static <T> @Nullable Found<T> longest(List<Rule<T>> rules, List<Token> tokens, int at, Frame frame) {
        if (tokens.get(at).meanings().isEmpty()) {
            return null;
        }
        Found<T> best = null;
        for (Rule<T> rule : rules) {
            Pattern.Match match = rule.pattern.at(tokens, at);
            if (match != null && (best == null || match.to > best.to)) {
                T value = rule.reading.read(match, frame);
                best = value == null ? best : new Found<>(value, at, match.to);
            }
        }
        return best;
    }
}
