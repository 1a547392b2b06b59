package kz.jauap.tenant;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/// How one tenant wants to be served. Validated at birth; every error names the key, what was wrong and an example.
///
/// @param quietMs how long nothing must come before a burst counts as over, in milliseconds
/// @param completeQuietMs the same when the text is plainly complete (it ends like a question)
/// @param capMs how long a burst may grow at most, counted from its first message
/// @param timeZone the tenant's own, for hours and dates
/// @param languages those it answers in, the first being the one used when in doubt
/// @param maxInboundPerMinute messages a minute from one visitor of the web chat
/// @param noAnswerAlertMinutes a message without an answer for so long raises an alert
/// @param uncertainSend what to do when nobody knows whether a message arrived and the provider cannot tell
/// @param acceptUnsigned whether webhooks of channels without a secret are taken; off unless a person says so
/// @param handover how its people work with requests
/// @param customers how it follows its customers over channels and time
/// @param media what it keeps of the files they send
public record TenantSettings(
        int quietMs,
        int completeQuietMs,
        int capMs,
        String timeZone,
        List<String> languages,
        int maxInboundPerMinute,
        int noAnswerAlertMinutes,
        UncertainSend uncertainSend,
        boolean acceptUnsigned,
        HandoverRules handover,
        CustomerRules customers,
        MediaRules media) {

    /// What to do after a send of unknown fate on a channel that does not drop doubles itself.
    public enum UncertainSend {
        /// Try again with the same key: at worst the customer sees it twice.
        RESEND,
        /// Stop and show it to a person: at worst the customer waits.
        HOLD
    }

    private static final Set<String> KNOWN_LANGUAGES = Set.of("ru", "kk", "en");

    public static final TenantSettings DEFAULTS = new TenantSettings(
            8_000,
            1_500,
            60_000,
            "Asia/Almaty",
            List.of("ru", "kk"),
            30,
            3,
            UncertainSend.RESEND,
            false,
            HandoverRules.DEFAULTS,
            CustomerRules.DEFAULTS,
            MediaRules.DEFAULTS);

    /// @param handover,customers,media null where settings were stored before there were such rules
    @SuppressWarnings("NullAway")
    public TenantSettings {
        within("quietMs", quietMs, 0, 120_000, 8_000);
        within("completeQuietMs", completeQuietMs, 0, 120_000, 1_500);
        within("capMs", capMs, 0, 600_000, 60_000);
        within("maxInboundPerMinute", maxInboundPerMinute, 1, 6_000, 30);
        within("noAnswerAlertMinutes", noAnswerAlertMinutes, 1, 1_440, 3);
        zone(timeZone);
        handover = handover == null ? HandoverRules.DEFAULTS : handover;
        customers = customers == null ? CustomerRules.DEFAULTS : customers;
        media = media == null ? MediaRules.DEFAULTS : media;
        languages = List.copyOf(languages);
        if (languages.isEmpty() || !KNOWN_LANGUAGES.containsAll(languages)) {
            throw new InvalidSetting("languages", languages.toString(), "one or more of ru, kk, en", "[\"ru\",\"kk\"]");
        }
    }

    public ZoneId zone() {
        return zone(timeZone);
    }

    /// Quiet time for one message of a burst.
    public Duration quiet(boolean plainlyComplete) {
        return Duration.ofMillis(plainlyComplete ? Math.min(completeQuietMs, quietMs) : quietMs);
    }

    public String defaultLanguage() {
        return languages.getFirst();
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new InvalidSetting("timeZone", name, "a name from the IANA time zone list", "\"Asia/Almaty\"");
        }
    }

    private static void within(String key, int value, int low, int high, int example) {
        if (value < low || value > high) {
            throw new InvalidSetting(
                    key, Integer.toString(value), "a number from " + low + " to " + high, Integer.toString(example));
        }
    }
}
