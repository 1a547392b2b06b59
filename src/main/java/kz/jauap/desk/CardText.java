package kz.jauap.desk;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.jauap.desk.group.DeskTexts;
import kz.jauap.shared.SafeText;
import org.springframework.web.util.HtmlUtils;

/// A card as Telegram's HTML, everything escaped, and the buttons under it.
final class CardText {

    private static final int LONGEST_LINE = 300;
    private static final int MOST_LINES = 6;
    private static final int MOST_WANTS = 5;

    private CardText() {}

    static String html(Card card, DeskTexts.Words words) {
        StringBuilder text = new StringBuilder(head(card, words));
        String who = joined(card.customer(), card.phone());
        if (!who.isEmpty()) {
            text.append("\n👤 ").append(escape(who));
        }
        field(text, words.of("card.channel"), words.named("channel", card.channel()));
        field(text, words.of("card.origin"), card.origin());
        field(text, words.of("card.reason"), words.named("reason", card.reason()));
        if (!card.wants().isEmpty()) {
            text.append("\n\n<b>").append(escape(words.of("card.wants"))).append("</b>");
            newest(card.wants(), MOST_WANTS).forEach(one -> text.append("\n• ").append(escape(shortened(one))));
        }
        if (!card.lines().isEmpty()) {
            text.append("\n\n<b>").append(escape(words.of("card.talk"))).append("</b>");
            newest(card.lines(), MOST_LINES)
                    .forEach(line -> text.append('\n')
                            .append(PostText.sign(line.author()))
                            .append(' ')
                            .append(escape(shortened(line.text()))));
        }
        if (card.link() != null) {
            text.append("\n\n<a href=\"%s\">%s</a>".formatted(escape(card.link()), escape(words.of("card.link"))));
        }
        return text.toString();
    }

    /// Rows of buttons; none once the request is closed.
    static List<List<Map<String, String>>> buttons(Card card, UUID handover, DeskTexts.Words words) {
        return switch (card.state()) {
            case WAITING ->
                List.of(
                        List.of(words.button("take", handover), words.button("return", handover)),
                        List.of(words.button("decline", handover)));
            case TAKEN -> List.of(List.of(words.button("resolve", handover), words.button("return", handover)));
            case CLOSED -> List.of();
        };
    }

    private static String head(Card card, DeskTexts.Words words) {
        String title = switch (card.state()) {
            case WAITING -> "🔔 " + words.of("card.WAITING");
            case TAKEN -> "✋ " + words.of("card.TAKEN", card.by());
            case CLOSED ->
                "✅ " + (card.by().isEmpty() ? words.of("card.CLOSED.nobody") : words.of("card.CLOSED", card.by()));
        };
        return "<b>" + escape(title) + "</b>";
    }

    private static void field(StringBuilder text, String name, String value) {
        if (!value.isBlank()) {
            text.append("\n<b>")
                    .append(escape(shortened(name)))
                    .append(":</b> ")
                    .append(escape(shortened(value)));
        }
    }

    private static <T> List<T> newest(List<T> all, int most) {
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    private static String joined(String one, String other) {
        return one.isBlank() ? other : other.isBlank() ? one : one + " · " + other;
    }

    private static String shortened(String text) {
        String line = SafeText.oneLine(text);
        int end = line.length() <= LONGEST_LINE ? line.length() : line.offsetByCodePoints(0, shorter(line));
        return end == line.length() ? line : line.substring(0, end) + "…";
    }

    /// Code points that fit: a pair of surrogates is never cut.
    private static int shorter(String line) {
        return line.codePointCount(
                0, Character.isHighSurrogate(line.charAt(LONGEST_LINE - 1)) ? LONGEST_LINE - 1 : LONGEST_LINE);
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(SafeText.of(text), "UTF-8").replace("&#39;", "'");
    }
}
