package kz.jauap.channel.form;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The names forms give their fields on the wire, and which of them are no words of the customer.
final class Names {

    static final int LONGEST = 120;

    static final List<String> PHONE = List.of("phone", "telephone", "mobile", "cell", "tel");
    static final List<String> EMAIL = List.of("email", "e-mail", "mail");
    static final List<String> NAME = List.of("name", "full_name", "client_name", "customer_name", "fio");
    static final List<String> MESSAGE = List.of("message", "comment", "description", "text", "comments");
    static final List<String> FORM = List.of("form_id", "quiz_id", "formid", "id");
    static final List<String> FORM_NAME = List.of("form_name", "quiz_name", "formname");
    static final List<String> PAGE = List.of("page", "page_url", "href", "referer", "url");
    static final List<String> LANGUAGE = List.of("lang", "language");
    static final List<String> CONSENT = List.of("consent", "agree", "agreement", "checkbox", "privacy");

    /// What names one submission and no other. A form's own id is the same for all of its submissions.
    static final List<String> SUBMISSION = List.of("submission_id", "idempotency_key", "tranid");

    static final List<String> CAPTCHA =
            List.of("captcha", "cf-turnstile-response", "h-captcha-response", "g-recaptcha-response", "smart-token");

    private static final Set<String> SILENT =
            Set.of("redirect", "cookies", "cookie", "created", "fbclid", "gclid", "yclid", "ymclid", "source", "embed");

    private Names() {}

    static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /// Whether the field is something the customer said that has no place of its own.
    static boolean isSaid(String name) {
        return !SILENT.contains(name)
                && !name.startsWith("utm_")
                && List.of(PHONE, EMAIL, NAME, MESSAGE, FORM, FORM_NAME, PAGE, LANGUAGE, CONSENT, SUBMISSION, CAPTCHA)
                        .stream()
                        .noneMatch(known -> known.contains(name));
    }
}
