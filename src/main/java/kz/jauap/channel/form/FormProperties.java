package kz.jauap.channel.form;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How forms are guarded.
///
/// @param perMinute submissions a minute from one address to one form
/// @param allPerMinute submissions a minute to one form from everywhere
/// @param window within which the same words are one submission
/// @param captchaAddress where answers to captchas are verified; Turnstile and those that speak like it
/// @param captchaScript what the page loads to show one
/// @param timeout of one question to the verifier
@ConfigurationProperties("jauap.form")
public record FormProperties(
        @DefaultValue("10") int perMinute,
        @DefaultValue("120") int allPerMinute,
        @DefaultValue("10m") Duration window,

        @DefaultValue("https://challenges.cloudflare.com/turnstile/v0/siteverify")
        URI captchaAddress,

        @DefaultValue("https://challenges.cloudflare.com/turnstile/v0/api.js")
        URI captchaScript,

        @DefaultValue("5s") Duration timeout) {

    public FormProperties {
        positive("window", window);
        positive("timeout", timeout);
        if (perMinute < 1 || allPerMinute < 1) {
            throw new IllegalArgumentException(
                    "jauap.form.per-minute and all-per-minute are 1 or more, for example 10 and 120");
        }
    }

    private static void positive(String key, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(
                    "jauap.form." + key + " is a time above 0, for example 10m; this is not: " + value);
        }
    }
}
