package kz.jauap.erasing;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;

/// That a customer was to be erased, by whom, and how far it is. Nothing of the customer is in it.
///
/// @param subject the person, or the conversation of nobody known
/// @param counts of what was erased, by kind; empty before that
/// @param remains what could not be removed, in words; final once it is done
public record Erasure(
        TenantId tenant,
        UUID id,
        UUID subject,
        State state,
        String askedBy,
        Instant askedAt,
        Map<String, Long> counts,
        List<String> remains,
        @Nullable Instant doneAt) {

    /// How far it is.
    public enum State {
        ASKED,
        /// Nothing is left in the database; things outside are being removed.
        FORGOTTEN,
        DONE
    }

    public Erasure {
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        remains = List.copyOf(remains);
    }
}
