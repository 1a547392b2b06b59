package kz.jauap.channel.form.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.jauap.channel.webchat.web.Brand;

/// What the form's page shows.
///
/// @param hidden what goes along unseen, by name
/// @param consent the sentence people agree to; empty where none is needed
/// @param captcha its site's key and script; empty where there is none
public record FormPage(
        String path,
        Brand brand,
        String language,
        Map<String, String> texts,
        Look look,
        List<Shown> fields,
        Map<String, String> hidden,
        Optional<Consent> consent,
        Optional<Captcha> captcha) {

    /// @param honeypot name of the field no person sees
    /// @param intro what stands above the form, "" for nothing
    /// @param trouble what is wrong with the whole, "" for nothing
    public record Look(
            boolean embedded, boolean leavesFrame, String intro, String thanks, String honeypot, String trouble) {}

    /// One question.
    ///
    /// @param type of the input, or `area`, or `select`
    /// @param wrong what is wrong with what was typed, "" for nothing
    public record Shown(
            String name,
            String type,
            String complete,
            String label,
            boolean needed,
            List<String> options,
            String value,
            String wrong) {}

    public record Consent(String text, Optional<String> policy, boolean given, String wrong) {}

    public record Captcha(String siteKey, String script, String wrong) {}

    /// The same page in another language; what led here goes along.
    public String link(String code) {
        StringBuilder link = new StringBuilder(path).append("?lang=").append(code);
        hidden.forEach((name, value) -> {
            if (!name.equals("lang") && !name.equals("submission_id")) {
                link.append('&')
                        .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        });
        return link.toString();
    }

    public String text(String key) {
        return texts.getOrDefault(key, key);
    }
}
