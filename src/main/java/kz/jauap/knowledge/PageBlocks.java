package kz.jauap.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// Hears the XHTML that Tika makes of a file and keeps its blocks. Cells of one row stand in one block.
final class PageBlocks extends DefaultHandler {

    /// Text of a file that is longer than [#MOST_LETTERS].
    static final class TooLong extends SAXException {
        private static final long serialVersionUID = 1L;
    }

    static final int MOST_LETTERS = 2_000_000;
    private static final Set<String> BREAKS =
            Set.of("p", "li", "tr", "div", "br", "title", "section", "article", "table");
    private static final Set<String> SILENT = Set.of("script", "style", "nav", "footer", "head", "noscript", "form");

    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean heading;
    private boolean inRow;
    private int silent;
    private int letters;

    List<Block> blocks() {
        flush();
        return blocks;
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) {
        silent += SILENT.contains(local) ? 1 : 0;
        boolean isHeading = local.matches("h[1-6]");
        if (isHeading || BREAKS.contains(local) && !inRow || local.equals("tr")) {
            flush();
        }
        heading = isHeading || heading && !BREAKS.contains(local);
        inRow |= local.equals("tr");
    }

    @Override
    public void endElement(String uri, String local, String name) {
        silent -= SILENT.contains(local) ? 1 : 0;
        if (local.equals("td") || local.equals("th")) {
            text.append(" — ");
        }
        if (local.equals("tr")) {
            inRow = false;
        }
        if (local.matches("h[1-6]") || BREAKS.contains(local) && !inRow) {
            flush();
        }
    }

    @Override
    public void characters(char[] letters, int from, int count) throws SAXException {
        this.letters += count;
        if (this.letters > MOST_LETTERS) {
            throw new TooLong();
        }
        if (silent == 0) {
            text.append(letters, from, count);
        }
    }

    @Override
    public void ignorableWhitespace(char[] letters, int from, int count) {
        text.append(' ');
    }

    private void flush() {
        Block block = Block.of(
                heading, text.toString().replaceAll("(\\s*—\\s*)+", " — ").replaceAll("^\\s*—|—\\s*$", ""));
        if (!block.isEmpty()) {
            blocks.add(block);
        }
        text.setLength(0);
        heading = false;
    }
}
