package kz.jauap.language.value;

import java.util.ArrayList;
import java.util.List;
import kz.jauap.language.expression.Term;
import kz.jauap.language.expression.Token;
import kz.jauap.language.expression.Tokens;
import kz.jauap.language.morphology.Letters;
import org.jspecify.annotations.Nullable;

/// Finds what a customer excludes: `без гель-лака`, `кроме воскресенья`, `не в субботу`, `гельсіз`.
public final class Negations {

    private static final List<String> ADJECTIVES = List.of("го", "ой", "ых", "их", "ую");
    private static final List<String> WITHOUT = List.of("ыз", "из");
    private static final List<String> OF_VERBS = List.of("а", "е", "й", "ар", "ер", "ыр", "ир", "ан", "ен", "п");
    private static final int SHORTEST = 5;

    private Negations() {}

    /// @param said the words that are excluded, without the word that excludes them
    /// @param from where the whole expression starts in the text
    /// @param to where it ends, exclusive
    public record Negation(String said, int from, int to) {}

    public static List<Negation> in(String text) {
        List<Token> tokens = Tokens.of(text);
        List<Negation> negations = new ArrayList<>();
        for (int at = 0; at < tokens.size(); at++) {
            Negation found = at(tokens, at, text);
            if (found != null) {
                negations.add(found);
            }
        }
        return negations;
    }

    private static @Nullable Negation at(List<Token> tokens, int at, String text) {
        Token token = tokens.get(at);
        if (token.is(Term.WITHOUT) || token.is(Term.NOT)) {
            return after(tokens, at, text);
        }
        Token before = at == 0 ? null : tokens.get(at - 1);
        if (before != null
                && before.isWord()
                && (token.is(Term.NOT_KK) || token.is(Term.EXCEPT_KK) && isAblative(before))) {
            return new Negation(text.substring(before.from(), before.to()), before.from(), token.to());
        }
        return privative(token, text);
    }

    /// The word that is excluded, with its preposition, its adjective and the other half of a hyphen.
    private static @Nullable Negation after(List<Token> tokens, int at, String text) {
        int start = at + 1;
        while (start < tokens.size() && isPreposition(tokens.get(start))) {
            start++;
        }
        if (start >= tokens.size()
                || !tokens.get(start).isWord() && !tokens.get(start).isDigits()) {
            return null;
        }
        int end = start;
        while (end + 1 < tokens.size() && (joined(tokens, end) || isAdjective(tokens, end))) {
            end++;
        }
        return new Negation(
                text.substring(tokens.get(start).from(), tokens.get(end).to()),
                tokens.get(at).from(),
                tokens.get(end).to());
    }

    private static boolean isPreposition(Token token) {
        return token.is(Term.AT) || token.is(Term.ON) || token.is(Term.FROM) || token.is(Term.TO) || token.is(Term.THE);
    }

    private static boolean joined(List<Token> tokens, int at) {
        Token next = tokens.get(at + 1);
        boolean hyphen = next.is(Term.DASH)
                && next.glued()
                && at + 2 < tokens.size()
                && tokens.get(at + 2).glued();
        return hyphen || tokens.get(at).is(Term.DASH) && next.glued();
    }

    private static boolean isAdjective(List<Token> tokens, int at) {
        String word = tokens.get(at).text();
        Token next = tokens.get(at + 1);
        return word.length() >= SHORTEST
                && ADJECTIVES.stream().anyMatch(word::endsWith)
                && next.isWord()
                && next.meanings().isEmpty();
    }

    private static boolean isAblative(Token token) {
        String plain = Letters.plain(token.text());
        return List.of("ан", "ен").stream().anyMatch(plain::endsWith);
    }

    /// A Kazakh noun with the ending of "without"; verbs of the polite form end alike.
    private static @Nullable Negation privative(Token token, String text) {
        String plain = Letters.plain(token.text());
        if (plain.length() < SHORTEST
                || !token.meanings().isEmpty()
                || WITHOUT.stream().noneMatch(ending -> plain.endsWith("с" + ending))) {
            return null;
        }
        String stem = plain.substring(0, plain.length() - 3);
        boolean verb = OF_VERBS.stream().anyMatch(stem::endsWith);
        return verb ? null : new Negation(text.substring(token.from(), token.to() - 3), token.from(), token.to());
    }
}
