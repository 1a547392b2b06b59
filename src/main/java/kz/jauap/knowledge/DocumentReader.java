package kz.jauap.knowledge;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import kz.jauap.knowledge.DocumentReading.Read;
import kz.jauap.knowledge.DocumentReading.Unreadable;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.html.HtmlMapper;
import org.apache.tika.parser.html.IdentityHtmlMapper;
import org.apache.tika.parser.html.JSoupParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.xml.sax.SAXException;

/// Reads text, Markdown, HTML, docx, xlsx and pdf into blocks. What a file is is told by its first bytes, then by its
/// name. Files inside of files are not read, and nothing a file points to is fetched.
final class DocumentReader {

    static final int LARGEST = 8 << 20;
    private static final Charset CYRILLIC = Charset.forName("windows-1251");
    private static final String SAVE_ANEW = "save it anew as docx, pdf or text and add it again";

    private DocumentReader() {}

    static DocumentReading read(String name, byte[] bytes) {
        if (bytes.length > LARGEST) {
            return new Unreadable("the file has more than " + (LARGEST >> 20) + " MB", "part it into several files");
        }
        String small = name.toLowerCase(Locale.ROOT);
        if (starts(bytes, "%PDF")) {
            return parsed(new PDFParser(), bytes);
        }
        if (starts(bytes, "PK")) {
            return parsed(new OOXMLParser(), bytes);
        }
        for (byte one : bytes) {
            if (one == 0) {
                return new Unreadable("the file is of a kind that is not read", SAVE_ANEW);
            }
        }
        boolean page =
                small.endsWith(".html") || small.endsWith(".htm") || starts(bytes, "<!") || starts(bytes, "<html");
        return page ? parsed(new JSoupParser(), text(bytes).getBytes(StandardCharsets.UTF_8)) : plain(text(bytes));
    }

    private static DocumentReading plain(String text) {
        return text.length() > PageBlocks.MOST_LETTERS ? tooLong() : some(MarkedText.blocks(text));
    }

    private static DocumentReading parsed(Parser parser, byte[] bytes) {
        PageBlocks blocks = new PageBlocks();
        Metadata metadata = new Metadata();
        if (parser instanceof JSoupParser) {
            metadata.set("Content-Type", "text/html; charset=utf-8");
            metadata.set("Content-Encoding", "utf-8");
        }
        ParseContext context = new ParseContext();
        OfficeParserConfig office = new OfficeParserConfig();
        office.setUseSAXDocxExtractor(true);
        context.set(OfficeParserConfig.class, office);
        context.set(HtmlMapper.class, IdentityHtmlMapper.INSTANCE); // tells the menu of a page from its text
        try (ByteArrayInputStream in = new ByteArrayInputStream(bytes)) {
            parser.parse(in, blocks, metadata, context);
            return some(blocks.blocks());
        } catch (SAXException e) {
            return e instanceof PageBlocks.TooLong || e.getCause() instanceof PageBlocks.TooLong ? tooLong() : broken();
        } catch (IOException | TikaException | RuntimeException e) {
            return broken();
        }
    }

    private static DocumentReading some(List<Block> blocks) {
        return blocks.isEmpty()
                ? new Unreadable("there is no text in the file", "a scan has pictures only: add its text instead")
                : new Read(blocks);
    }

    private static DocumentReading broken() {
        return new Unreadable("the file is broken, locked by a password, or of a kind that is not read", SAVE_ANEW);
    }

    private static DocumentReading tooLong() {
        return new Unreadable(
                "the text has more than " + PageBlocks.MOST_LETTERS + " letters", "part it into several files");
    }

    private static boolean starts(byte[] bytes, String with) {
        return new String(bytes, 0, Math.min(bytes.length, with.length()), StandardCharsets.ISO_8859_1)
                .equalsIgnoreCase(with);
    }

    /// UTF-8, else the Cyrillic of old Windows.
    private static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(bytes, CYRILLIC);
        }
    }
}
