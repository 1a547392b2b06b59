package kz.jauap.knowledge.meaning;

import java.io.IOException;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.codecs.perfield.PerFieldKnnVectorsFormat;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;

/// Lucene's own form of vectors without its bound of 1,024 numbers, which some models exceed. What it writes, Lucene
/// reads by itself.
final class WideVectors extends KnnVectorsFormat {

    private static final int WIDEST = 16_384;
    private static final String NAME = "Lucene99HnswVectorsFormat";

    private final KnnVectorsFormat own = new Lucene99HnswVectorsFormat();

    private WideVectors() {
        super(NAME);
    }

    static Codec codec() {
        Codec usual = Codec.getDefault();
        KnnVectorsFormat wide = new PerFieldKnnVectorsFormat() {
            @Override
            public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                return new WideVectors();
            }
        };
        return new FilterCodec(usual.getName(), usual) {
            @Override
            public KnnVectorsFormat knnVectorsFormat() {
                return wide;
            }
        };
    }

    @Override
    public KnnVectorsWriter fieldsWriter(SegmentWriteState state) throws IOException {
        return own.fieldsWriter(state);
    }

    @Override
    public KnnVectorsReader fieldsReader(SegmentReadState state) throws IOException {
        return own.fieldsReader(state);
    }

    @Override
    public int getMaxDimensions(String field) {
        return WIDEST;
    }
}
