package kz.jauap.ops.alert;

import java.util.UUID;
import kz.jauap.shared.TenantId;

/// One thing a person should know of.
///
/// @param key tells this case from every other; told once as long as it is remembered
/// @param detail for people; never a customer's words
record Case(TenantId tenant, Kind kind, String key, String detail) {

    /// Stands for no tenant in particular.
    static final TenantId HOUSE = new TenantId(new UUID(0, 0));

    /// What can be wrong.
    enum Kind {
        NO_ANSWER("customers wait for an answer"),
        DEAD_JOB("jobs were given up"),
        QUARANTINE("requests could not be read"),
        DELIVERY("messages did not go out"),
        UNKNOWN_CHANNEL("webhooks for channels nobody knows"),
        DESK("people do not see requests in Telegram"),
        WEBHOOK("webhooks nobody takes were switched off"),
        ACCESS("access to accounts ends"),
        UNHEARD("accounts that are asked for messages do not let us in");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
