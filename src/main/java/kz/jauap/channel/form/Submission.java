package kz.jauap.channel.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.shared.SafeText;

/// One form as somebody filled it in.
///
/// @param phone in international form, "" for none; a submission has a phone or an e-mail
/// @param id what names it among the submissions of this person, "" where nothing does
/// @param text what was said: the message, and every other answer under its question
public record Submission(
        FormFields fields, String name, String phone, String email, String id, String text, Map<String, String> meta) {

    private static final Pattern ID = Pattern.compile("[!-~]{1,128}");
    private static final Set<String> YES = Set.of("on", "yes", "true", "1", "y", "accepted");
    private static final int LONGEST_META = 300;

    /// A form that was read, or what is wrong with which field.
    public sealed interface Reading {

        record Read(Submission submission) implements Reading {}

        /// @param fields names of those at fault, each with the key of what is wrong: `needed`, `invalid`
        record Wrong(Map<String, String> fields) implements Reading {}

        record Unreadable(String reason) implements Reading {}
    }

    public static Reading read(WebhookRequest request, ChannelAccount account) {
        Optional<FormFields> posted = FormFields.read(request);
        if (posted.isEmpty()) {
            return new Reading.Unreadable("expected the fields of a form, as JSON or as a form encodes them");
        }
        FormFields fields = posted.get();
        String typedPhone = fields.first(Names.PHONE).orElse("");
        String typedEmail = fields.first(Names.EMAIL).orElse("");
        String phone = Contact.phone(typedPhone).orElse("");
        String email = Contact.email(typedEmail).orElse("");
        if (phone.isEmpty() && email.isEmpty()) {
            return new Reading.Wrong(wrong(typedPhone, typedEmail));
        }
        return new Reading.Read(new Submission(
                fields,
                SafeText.oneLine(fields.first(Names.NAME).orElse("")),
                phone,
                email,
                id(request, fields),
                said(fields, account, language(fields)),
                about(fields, account, email)));
    }

    private static Map<String, String> wrong(String phone, String email) {
        Map<String, String> wrong = new LinkedHashMap<>();
        if (!phone.isEmpty()) {
            wrong.put("phone", "invalid");
        }
        if (!email.isEmpty()) {
            wrong.put("email", "invalid");
        }
        return wrong.isEmpty() ? Map.of("phone", "needed") : wrong;
    }

    private static String id(WebhookRequest request, FormFields fields) {
        return request.header("idempotency-key")
                .or(() -> fields.first(Names.SUBMISSION))
                .filter(id -> ID.matcher(id).matches())
                .orElse("");
    }

    private static String language(FormFields fields) {
        return fields.first(Names.LANGUAGE).orElse("");
    }

    private static String said(FormFields fields, ChannelAccount account, String language) {
        FormDesign design = FormDesign.of(account);
        List<String> lines = new ArrayList<>();
        fields.first(Names.MESSAGE).ifPresent(lines::add);
        fields.answers().forEach(pair -> lines.add(pair.question() + ": " + pair.answer()));
        fields.named().forEach((name, value) -> {
            if (Names.isSaid(name) && !value.isBlank() && !name.equals(design.honeypot())) {
                lines.add(design.label(name, language).orElse(name) + ": " + value.strip());
            }
        });
        return String.join("\n", lines);
    }

    /// What led here, and what else a person may want to know.
    private static Map<String, String> about(FormFields fields, ChannelAccount account, String email) {
        Map<String, String> meta = new LinkedHashMap<>();
        fields.named().forEach((name, value) -> {
            if (name.startsWith("utm_")) {
                put(meta, name, value);
            }
        });
        String form = fields.first(Names.FORM).orElse(account.account());
        put(meta, "ad_channel", meta.getOrDefault("utm_source", account.kind().name()));
        put(meta, "ad_id", meta.getOrDefault("utm_campaign", form));
        put(meta, "form_id", form);
        put(meta, "form_name", fields.first(Names.FORM_NAME).orElse(""));
        put(meta, "page", fields.first(Names.PAGE).orElse(""));
        put(meta, "language", language(fields));
        put(meta, "email", email);
        put(meta, "consent", agrees(fields) ? "given" : "");
        return meta;
    }

    private static void put(Map<String, String> meta, String key, String value) {
        String clean = SafeText.oneLine(value);
        if (!clean.isEmpty()) {
            meta.put(key, clean.length() <= LONGEST_META ? clean : SafeText.of(clean.substring(0, LONGEST_META)));
        }
    }

    static boolean agrees(FormFields fields) {
        return fields.first(Names.CONSENT)
                .map(Names::plain)
                .filter(YES::contains)
                .isPresent();
    }

    public boolean consents() {
        return agrees(fields);
    }

    /// Who filled it in: the phone, else the e-mail.
    String person() {
        return phone.isEmpty() ? email : phone;
    }
}
