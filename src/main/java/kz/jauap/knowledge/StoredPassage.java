package kz.jauap.knowledge;

import java.util.List;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexableField;

/// A passage as Lucene keeps it: found by its words, its heading's and its document's name.
final class StoredPassage {

    static final String TEXT = "found-by";
    static final String DOCUMENT = "document";
    private static final String ID = "id";
    private static final String VERSION = "version";
    private static final String NAME = "name";
    private static final String BRANCH = "branch";
    private static final String HEADING = "heading";
    private static final String SAID = "said";

    /// Which words it has and how often, not where: nobody asks for phrases.
    private static final FieldType WORDS = words();

    private StoredPassage() {}

    private static FieldType words() {
        FieldType words = new FieldType();
        words.setTokenized(true);
        words.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        words.freeze();
        return words;
    }

    static List<IndexableField> fields(Passage passage) {
        return List.of(
                new Field(TEXT, passage.heading() + "\n" + passage.name() + "\n" + passage.text(), WORDS),
                new StringField(DOCUMENT, passage.document().toString(), Field.Store.YES),
                new StoredField(ID, passage.id().toString()),
                new StoredField(VERSION, passage.version()),
                new StoredField(NAME, passage.name()),
                new StoredField(BRANCH, passage.branch()),
                new StoredField(HEADING, passage.heading()),
                new StoredField(SAID, passage.text()));
    }

    static Passage read(Document stored) {
        return new Passage(
                UUID.fromString(stored.get(ID)),
                UUID.fromString(stored.get(DOCUMENT)),
                Integer.parseInt(stored.get(VERSION)),
                stored.get(NAME),
                stored.get(BRANCH),
                stored.get(HEADING),
                stored.get(SAID));
    }
}
