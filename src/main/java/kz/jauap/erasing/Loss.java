package kz.jauap.erasing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// What would be lost with a customer, to be shown before anybody says yes.
///
/// @param subject who it is
/// @param counts of what there is, by kind, in the order they are shown: `channels`, `conversations`,
///     `messages`, `files`, `bookings` that are still to come, open `tickets`, open `requests`,
///     `topics` of the desk
/// @param code has to be given with the yes
public record Loss(UUID subject, Map<String, Long> counts, String code) {

    public Loss {
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }
}
