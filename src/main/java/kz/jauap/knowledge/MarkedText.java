package kz.jauap.knowledge;

import java.util.ArrayList;
import java.util.List;

/// Reads plain text and Markdown into blocks: blank lines part paragraphs, `#` makes a heading, each entry of a list
/// and each row of a table is a block.
final class MarkedText {

    private static final String ENTRY = "\\s*([-*+•]|\\d{1,3}[.)])\\s+.*";
    private static final String RULE = "[\\s|:=*_-]{3,}";

    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder paragraph = new StringBuilder();

    static List<Block> blocks(String text) {
        MarkedText reading = new MarkedText();
        text.lines().forEach(reading::line);
        reading.flush();
        return reading.blocks;
    }

    private void line(String line) {
        if (line.isBlank() || line.matches(RULE)) {
            flush();
        } else if (line.matches("#{1,6}\\s.*")) {
            flush();
            add(true, line.replaceFirst("#+", ""));
        } else if (line.stripLeading().startsWith("|")) {
            flush();
            add(false, String.join(" — ", cells(line)));
        } else {
            if (line.matches(ENTRY)) {
                flush();
            }
            paragraph.append(line.replaceFirst("^\\s*[-*+•]\\s+", "")).append('\n');
        }
    }

    private static List<String> cells(String row) {
        return List.of(row.split("\\|")).stream()
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .toList();
    }

    private void flush() {
        add(false, paragraph.toString());
        paragraph.setLength(0);
    }

    private void add(boolean heading, String raw) {
        Block block = Block.of(heading, raw.replaceAll("\\*\\*|__|`", "").replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1"));
        if (!block.isEmpty()) {
            blocks.add(block);
        }
    }
}
