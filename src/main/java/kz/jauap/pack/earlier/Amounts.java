package kz.jauap.pack.earlier;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The price of one line of a price list, exact or from a least one, with its note.
final class Amounts {

    private static final Pattern RANGE = Pattern.compile("(\\d+)[-–—](\\d+)");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private Amounts() {}

    /// @return false when there is no price, which has been noted
    static boolean put(Tree place, Map<String, Object> item, Notes notes) {
        String exact = clean(place.at("price").text());
        String from = clean(place.at("price_from").text());
        Matcher range = RANGE.matcher(exact);
        if (NUMBER.matcher(from).matches()) {
            item.put("from", from);
        } else if (NUMBER.matcher(exact).matches()) {
            item.put("price", exact);
        } else if (range.matches()) {
            item.put("range", exact.replaceAll("[–—]", "-"));
        } else {
            notes.note(
                    place,
                    "`" + place.at("name").text() + "` has no price that can be read: " + exact + from,
                    "add it to services.yaml with `price:`, `from:` or `range:`");
            return false;
        }
        String said = place.at("note").text();
        if (!said.isEmpty()) {
            item.put("note", CarriedProfile.said(said));
        }
        return true;
    }

    /// Digits with nothing between thousands and no currency after them.
    private static String clean(String text) {
        return text.replaceAll("[\\s\\u00a0\\u202f_]", "").replaceAll("\\p{L}+\\.?$|₸$", "");
    }
}
