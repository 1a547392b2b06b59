package kz.jauap.knowledge.meaning;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Where texts become vectors, if anywhere.
///
/// @param url base address of an OpenAI-compatible interface, null for none
/// @param model its name there
/// @param key of access, "" for none; appears in no log
/// @param deadline how long a customer's question waits for its vector
public record EmbeddingsAccess(@Nullable URI url, String model, String key, Duration deadline) {

    public static final EmbeddingsAccess NONE = new EmbeddingsAccess(null, "", "", Duration.ZERO);

    /// Goes up when sentences are cut or written otherwise, so that all vectors are made anew.
    private static final String CUT = "1";

    public boolean on() {
        return url != null;
    }

    /// Vectors are comparable with those of the same maker only.
    public String maker() {
        return model + "#" + CUT;
    }

    @Override
    public String toString() {
        return on() ? model : "none";
    }
}
