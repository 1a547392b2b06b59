package kz.jauap.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;

class DocumentReaderTest {

    private static List<Block> blocks(String name, byte[] bytes) {
        return switch (DocumentReader.read(name, bytes)) {
            case DocumentReading.Read(List<Block> blocks) -> blocks;
            case DocumentReading.Unreadable(String why, String advice) -> throw new AssertionError(why);
        };
    }

    private static String why(String name, byte[] bytes) {
        return switch (DocumentReader.read(name, bytes)) {
            case DocumentReading.Read(List<Block> blocks) -> "";
            case DocumentReading.Unreadable(String why, String advice) -> why;
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void readsMarkdownWithHeadingsListsAndTables() {
        assertThat(blocks("a.md", utf8("""
                        # Баня
                        Топим **три** часа,
                        [на дровах](http://x).

                        - Веник 1500 ₸
                        - Полотенце

                        | Час | Цена |
                        |---|---|
                        | 2 | 12 000 |
                        """)))
                .containsExactly(
                        new Block(true, "Баня"),
                        new Block(false, "Топим три часа, на дровах."),
                        new Block(false, "Веник 1500 ₸"),
                        new Block(false, "Полотенце"),
                        new Block(false, "Час — Цена"),
                        new Block(false, "2 — 12 000"));
    }

    @Test
    void readsTextOfOldWindows() {
        assertThat(blocks("a.txt", "Баня топится три часа.".getBytes(Charset.forName("windows-1251"))))
                .containsExactly(new Block(false, "Баня топится три часа."));
    }

    @Test
    void readsAPageWithoutItsMenuAndScripts() {
        assertThat(
                        blocks(
                                "a.html",
                                utf8(
                                        "<html><head><script>x()</script></head><body><nav>Меню</nav><h2>Цены</h2>"
                                                + "<table><tr><th>R14</th><td>8000</td></tr></table><p>Ждём <b>вас</b>.</p></body></html>")))
                .containsExactly(
                        new Block(true, "Цены"), new Block(false, "R14 — 8000"), new Block(false, "Ждём вас."));
    }

    @Test
    void readsAWordDocument() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XWPFDocument word = new XWPFDocument()) {
            word.createParagraph().createRun().setText("Баня на дровах.");
            var row = word.createTable(1, 2).getRow(0);
            row.getCell(0).setText("Веник");
            row.getCell(1).setText("1500 ₸");
            word.write(out);
        }
        assertThat(blocks("a.docx", out.toByteArray()))
                .containsExactly(new Block(false, "Баня на дровах."), new Block(false, "Веник — 1500 ₸"));
    }

    @Test
    void readsAWorkbookRowByRow() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            var row = book.createSheet("Прайс").createRow(0);
            row.createCell(0).setCellValue("Велосипед");
            row.createCell(1).setCellValue("2000 ₸");
            book.write(out);
        }
        assertThat(blocks("a.xlsx", out.toByteArray())).contains(new Block(false, "Велосипед — 2000 ₸"));
    }

    @Test
    void readsAPdf() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument pdf = new PDDocument()) {
            PDPage page = new PDPage();
            pdf.addPage(page);
            try (PDPageContentStream text = new PDPageContentStream(pdf, page)) {
                text.beginText();
                text.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                text.newLineAtOffset(50, 700);
                text.showText("Sauna costs 12000.");
                text.endText();
            }
            pdf.save(out);
        }
        assertThat(blocks("a.pdf", out.toByteArray())).contains(new Block(false, "Sauna costs 12000."));
    }

    @Test
    void saysWhyAFileCannotBeRead() {
        assertThat(why("a.png", new byte[] {1, 0, 2})).contains("kind");
        assertThat(why("a.docx", utf8("PK\u0003\u0004 broken"))).contains("broken");
        assertThat(why("a.pdf", utf8("%PDF-1.7 broken"))).isNotEmpty();
        assertThat(why("a.txt", utf8("  \n "))).contains("no text");
        assertThat(why("a.txt", new byte[DocumentReader.LARGEST + 1])).contains("MB");
    }

    @Test
    void sentencesEndWhereTheyEndAndNotAtShortWords() {
        assertThat(Sentences.of("Мы на ул. Абая, 15. Тел. 8701. Цена 1.5 тыс. тенге! Ждём"))
                .containsExactly("Мы на ул. Абая, 15.", "Тел. 8701.", "Цена 1.5 тыс. тенге!", "Ждём");
    }

    @Test
    void passagesKeepTheirHeadingAndEndWithSentences() {
        String sentence = "Это предложение о бане, и оно довольно длинное, чтобы их поместилось немного. ";
        List<Passages.Cut> cuts = Passages.of(
                List.of(new Block(true, "Баня"), Block.of(false, sentence.repeat(30)), new Block(true, "Пусто")));
        assertThat(cuts).hasSizeGreaterThan(2).allMatch(cut -> cut.heading().equals("Баня"));
        assertThat(cuts).allMatch(cut -> cut.text().endsWith(".") && cut.text().length() <= 800);
    }
}
