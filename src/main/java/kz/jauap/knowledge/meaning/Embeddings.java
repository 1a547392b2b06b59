package kz.jauap.knowledge.meaning;

import java.time.Duration;
import java.util.List;

/// Something that makes vectors of texts. Blocks; called outside of any transaction; throws nothing.
public interface Embeddings {

    Embedded of(List<String> texts, Duration within);
}
