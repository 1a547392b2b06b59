package kz.jauap.channel.email;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/// The new words of a mail: without what it quotes and without its signature, known by their form and not by words of
/// any language.
final class MailText {

    private static final int LONGEST = 100_000;
    private static final String QUOTES = "blockquote, .gmail_quote, .gmail_extra, .yahoo_quoted, .moz-cite-prefix,"
            + " #appendonsend ~ *, #appendonsend, #divRplyFwdMsg ~ *, #divRplyFwdMsg, [type=cite], .gmail_signature,"
            + " .moz-signature, style, script, head, title";
    private static final Pattern BLOCK = Pattern.compile("p|div|tr|table|ul|ol|h[1-6]|pre|section|article");

    private static final Pattern RULE = Pattern.compile("[-_=*]{5,}.{0,60}?[-_=*]{0,60}");
    private static final Pattern NAMED = Pattern.compile("\\*?[^:\\s][^:]{0,30}:\\*?\\s.{1,300}");
    private static final Pattern WITH_ADDRESS = Pattern.compile(".*[\\w.+-]+@[\\w-]+\\.[\\w.-]+.*");
    private static final int HEADERS = 3;

    private MailText() {}

    static String plain(String text) {
        return cut(text);
    }

    static String html(String html) {
        Document page = Jsoup.parse(html.length() <= LONGEST * 10 ? html : html.substring(0, LONGEST * 10));
        page.select(QUOTES).remove();
        StringBuilder text = new StringBuilder();
        NodeTraversor.traverse(
                new NodeVisitor() {
                    @Override
                    public void head(Node node, int depth) {
                        if (node instanceof TextNode words) {
                            text.append(words.text().replace('\u00a0', ' '));
                        } else if (node instanceof Element element) {
                            open(element, text);
                        }
                    }

                    @Override
                    public void tail(Node node, int depth) {
                        if (node instanceof Element element
                                && BLOCK.matcher(element.normalName()).matches()) {
                            newLine(text);
                        }
                    }
                },
                page.body());
        return cut(text.toString());
    }

    private static void open(Element element, StringBuilder text) {
        switch (element.normalName()) {
            case "br" -> text.append('\n');
            case "li" -> {
                newLine(text);
                text.append("- ");
            }
            case "td", "th" -> text.append(' ');
            default -> {
                if (BLOCK.matcher(element.normalName()).matches()) {
                    newLine(text);
                }
            }
        }
    }

    private static void newLine(StringBuilder text) {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }

    private static String cut(String text) {
        List<String> lines = List.of(text.replace("\r\n", "\n").split("\n", -1));
        int end = lines.size();
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at).strip();
            boolean over =
                    lines.get(at).equals("-- ") || line.equals("--") || isRule(line, lines, at) || isHead(lines, at);
            if (over && at > 0) {
                end = at;
                break;
            }
        }
        return joined(lines.subList(0, end));
    }

    /// A line of dashes with or without words in it, and headers of another mail below.
    private static boolean isRule(String line, List<String> lines, int at) {
        return RULE.matcher(line).matches() && (isHead(lines, at + 1) || isHead(lines, at + 2));
    }

    /// Three lines that each name something, one of them with an address: the head of a mail that is quoted below.
    private static boolean isHead(List<String> lines, int at) {
        int named = 0;
        boolean address = false;
        for (int i = at; i < Math.min(at + HEADERS + 1, lines.size()); i++) {
            String line = lines.get(i).strip();
            if (NAMED.matcher(line).matches()) {
                named++;
                address |= WITH_ADDRESS.matcher(line).matches();
            }
        }
        return named >= HEADERS
                && address
                && at < lines.size()
                && NAMED.matcher(lines.get(at).strip()).matches();
    }

    /// Without lines that are quoted, and without the line that says who wrote them.
    private static String joined(List<String> lines) {
        List<String> own = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith(">")) {
                dropAttribution(own);
            } else {
                own.add(line.stripTrailing());
            }
        }
        String text = String.join("\n", own).replaceAll("\n{3,}", "\n\n").strip();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    /// "On Monday Aigul <a@b> wrote:", over one or two lines, in whatever language: it ends with a colon and stands
    /// right before a quote.
    private static void dropAttribution(List<String> own) {
        int at = own.size() - 1;
        while (at >= 0 && own.get(at).isBlank()) {
            at--;
        }
        if (at < 0 || !own.get(at).strip().endsWith(":")) {
            return;
        }
        boolean told =
                WITH_ADDRESS.matcher(own.get(at)).matches() || own.get(at).matches(".*\\d.*");
        boolean toldBefore = at > 0 && WITH_ADDRESS.matcher(own.get(at - 1)).matches();
        if (told || toldBefore) {
            own.subList(toldBefore && !told ? at - 1 : at, own.size()).clear();
        }
    }
}
