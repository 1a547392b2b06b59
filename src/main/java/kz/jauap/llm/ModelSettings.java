package kz.jauap.llm;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Which model is asked, and how much of it.
///
/// @param endpoint base address of an OpenAI-compatible interface; null when no model is asked
/// @param key of access, "" for none
/// @param model its name there
/// @param deadline how long a customer's answer may wait for it
/// @param tokensADay for each tenant, on this node
public record ModelSettings(@Nullable URI endpoint, String key, String model, Duration deadline, int tokensADay) {

    public static final ModelSettings OFF = new ModelSettings(null, "", "", Duration.ofSeconds(1), 0);

    public boolean on() {
        return endpoint != null && tokensADay > 0;
    }

    @Override
    public String toString() {
        return on() ? "model " + model : "no model";
    }
}
