package kz.jauap.channel.whatsapp;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the Graph API is, how patient we are with it, and how fast we write.
///
/// @param apiBase address without the version; an account's `api_base` setting goes first
/// @param version of the Graph API
/// @param timeout of one call
/// @param mediaTimeout of one message with a file
/// @param mediaHosts where Meta keeps files besides `apiBase`: only they are shown the token
/// @param perSecond messages a second of one number, as Meta grants every number
/// @param perChatPerSecond messages a second to one customer
@ConfigurationProperties("jauap.whatsapp")
record WhatsappProperties(
        @DefaultValue("https://graph.facebook.com") URI apiBase,
        @DefaultValue("v25.0") String version,
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("60s") Duration mediaTimeout,
        @DefaultValue("lookaside.fbsbx.com") Set<String> mediaHosts,
        @DefaultValue("80") double perSecond,
        @DefaultValue("1") double perChatPerSecond) {

    WhatsappProperties {
        positive("timeout", timeout);
        positive("media-timeout", mediaTimeout);
        if (!version.matches("v[0-9]{1,3}\\.[0-9]{1,2}")) {
            throw new IllegalArgumentException(
                    "jauap.whatsapp.version is a version of the Graph API, for example v25.0; this is not: " + version);
        }
        if (!(perSecond > 0) || !(perChatPerSecond > 0)) {
            throw new IllegalArgumentException(
                    "jauap.whatsapp.per-second and per-chat-per-second are above 0, for example 80 and 1");
        }
    }

    private static void positive(String key, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(
                    "jauap.whatsapp." + key + " is a time above 0, for example 15s; this is not: " + value);
        }
    }
}
