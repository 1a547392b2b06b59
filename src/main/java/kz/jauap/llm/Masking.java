package kz.jauap.llm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.jauap.language.value.Phones;

/// A text whose phones, cards, personal numbers and addresses of mail are replaced by signs, and put back later.
///
/// @param text with signs
/// @param hidden what stood there, in order
public record Masking(String text, List<String> hidden) {

    private static final Pattern PRIVATE =
            Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+|\\+?\\d(?:[ ()–-]{0,2}\\d){9,18}(?!\\d)");
    private static final Pattern SIGN = Pattern.compile("⟦(\\d+)⟧");

    public Masking {
        hidden = List.copyOf(hidden);
    }

    public static Masking of(String text) {
        List<String> hidden = new ArrayList<>();
        StringBuilder out = new StringBuilder(text);
        List<Phones.Phone> phones = Phones.in(text);
        for (int i = phones.size() - 1; i >= 0; i--) {
            out.replace(phones.get(i).from(), phones.get(i).to(), sign(hidden.size()));
            hidden.add(text.substring(phones.get(i).from(), phones.get(i).to()));
        }
        Matcher matcher = PRIVATE.matcher(out.toString());
        String masked = matcher.replaceAll(found -> {
            hidden.add(found.group());
            return sign(hidden.size() - 1);
        });
        return new Masking(masked, hidden);
    }

    /// The words of another with what was hidden put back; nothing when it made up a sign.
    Optional<String> restored(String other) {
        Matcher matcher = SIGN.matcher(other);
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            String number = matcher.group(1);
            if (number.length() > 3 || Integer.parseInt(number) >= hidden.size()) {
                return Optional.empty();
            }
            matcher.appendReplacement(out, Matcher.quoteReplacement(hidden.get(Integer.parseInt(number))));
        }
        return Optional.of(matcher.appendTail(out).toString());
    }

    private static String sign(int number) {
        return "⟦" + number + "⟧";
    }
}
