package kz.jauap.knowledge;

import java.util.ArrayList;
import java.util.List;

/// Cuts the blocks of a document into passages: what stands under one heading, in pieces of some hundred letters that
/// end where sentences or blocks end. A block that ends with a colon stays with the next one.
final class Passages {

    private static final int USUAL_LETTERS = 700;
    private static final int LONGEST_HEADING = 200;
    static final int MOST = 20_000;

    private final List<Cut> cuts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private String heading = "";

    /// A passage without a place yet. Blocks are parted by line breaks.
    record Cut(String heading, String text) {}

    static List<Cut> of(List<Block> blocks) {
        Passages passages = new Passages();
        blocks.forEach(passages::block);
        passages.flush();
        return passages.cuts.size() > MOST ? passages.cuts.subList(0, MOST) : passages.cuts;
    }

    private void block(Block block) {
        if (block.heading()) {
            flush();
            heading =
                    block.text().length() > LONGEST_HEADING ? block.text().substring(0, LONGEST_HEADING) : block.text();
            return;
        }
        if (text.length() + block.text().length() > USUAL_LETTERS
                && !text.toString().endsWith(":\n")) {
            flush();
        }
        if (block.text().length() <= USUAL_LETTERS) {
            text.append(block.text()).append('\n');
            return;
        }
        for (String sentence : Sentences.of(block.text())) {
            if (text.length() + sentence.length() > USUAL_LETTERS) {
                flush();
            }
            text.append(sentence).append(' ');
        }
        flush();
    }

    private void flush() {
        String said = text.toString().strip();
        if (!said.isEmpty()) {
            cuts.add(new Cut(heading, said));
        }
        text.setLength(0);
    }
}
