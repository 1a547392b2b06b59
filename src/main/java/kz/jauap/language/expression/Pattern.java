package kz.jauap.language.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A sequence of terms to look for. Elements stand apart by spaces: `at|on` is either, `?` at the end makes it
/// optional,
/// `+` before it wants no space before the token, `@loc` a Kazakh case, `=3` a value, `:name` remembers it.
public final class Pattern {

    private record Element(
            List<Term> terms,
            boolean optional,
            boolean glued,
            @Nullable Term ending,
            long only,
            String name) {

        boolean fits(Token token) {
            if (glued && !token.glued() || ending != null && token.ending() != ending) {
                return false;
            }
            for (Term term : terms) {
                long value = token.value(term);
                if (value != Token.NONE && (only == Token.NONE || only == value)) {
                    return true;
                }
            }
            return false;
        }
    }

    /// What a pattern found: tokens from `from` to `to`, exclusive.
    public final class Match {

        public final List<Token> tokens;
        public final int from;
        public final int to;
        private final int[] taken;

        private Match(List<Token> tokens, int from, int to, int[] taken) {
            this.tokens = tokens;
            this.from = from;
            this.to = to;
            this.taken = taken;
        }

        /// The token remembered by this name, null when it was optional and is not there.
        public @Nullable Token token(String name) {
            for (int i = 0; i < elements.length; i++) {
                if (elements[i].name.equals(name) && taken[i] >= 0) {
                    return tokens.get(taken[i]);
                }
            }
            return null;
        }

        public Token get(String name) {
            return Objects.requireNonNull(token(name), name);
        }

        public boolean has(String name) {
            return token(name) != null;
        }

        /// The value by the first term of the element that fits, or `otherwise`.
        public long value(String name, long otherwise) {
            for (int i = 0; i < elements.length; i++) {
                if (elements[i].name.equals(name) && taken[i] >= 0) {
                    return valueOf(tokens.get(taken[i]), elements[i].terms);
                }
            }
            return otherwise;
        }

        public @Nullable Token before() {
            return from == 0 ? null : tokens.get(from - 1);
        }

        public @Nullable Token after() {
            return to == tokens.size() ? null : tokens.get(to);
        }
    }

    private final Element[] elements;

    private Pattern(Element[] elements) {
        this.elements = elements;
    }

    public static Pattern of(String spec) {
        List<Element> elements = new ArrayList<>();
        for (String one : spec.split(" ")) {
            elements.add(element(one));
        }
        return new Pattern(elements.toArray(Element[]::new));
    }

    private static Element element(String spec) {
        String rest = spec;
        boolean optional = rest.endsWith("?");
        rest = optional ? rest.substring(0, rest.length() - 1) : rest;
        boolean glued = rest.startsWith("+");
        rest = glued ? rest.substring(1) : rest;
        String[] named = rest.split(":");
        String[] valued = named[0].split("=");
        String[] cased = valued[0].split("@");
        List<Term> terms = new ArrayList<>();
        for (String term : cased[0].split("\\|")) {
            terms.add(term(term));
        }
        return new Element(
                terms,
                optional,
                glued,
                cased.length > 1 ? term(cased[1]) : null,
                valued.length > 1 ? Long.parseLong(valued[1]) : Token.NONE,
                named.length > 1 ? named[1] : "");
    }

    private static Term term(String name) {
        return Term.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static long valueOf(Token token, List<Term> terms) {
        for (Term term : terms) {
            if (token.is(term)) {
                return token.value(term);
            }
        }
        return Token.NONE;
    }

    public @Nullable Match at(List<Token> tokens, int start) {
        if (!elements[0].optional && !elements[0].fits(tokens.get(start))) {
            return null;
        }
        int[] taken = new int[elements.length];
        int end = match(tokens, start, 0, taken);
        return end <= start ? null : new Match(tokens, start, end, taken);
    }

    private int match(List<Token> tokens, int at, int element, int[] taken) {
        if (element == elements.length) {
            return at;
        }
        Element one = elements[element];
        if (at < tokens.size() && one.fits(tokens.get(at))) {
            taken[element] = at;
            int end = match(tokens, at + 1, element + 1, taken);
            if (end >= 0) {
                return end;
            }
        }
        taken[element] = -1;
        return one.optional ? match(tokens, at, element + 1, taken) : -1;
    }
}
