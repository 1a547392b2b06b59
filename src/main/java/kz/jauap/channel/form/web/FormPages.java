package kz.jauap.channel.form.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.form.FormDesign;
import kz.jauap.channel.form.FormProperties;
import kz.jauap.channel.form.Posted;
import kz.jauap.channel.webchat.web.Brand;
import kz.jauap.channel.webchat.web.ChatTexts;
import kz.jauap.shared.TimeOrderedIds;
import org.springframework.stereotype.Component;

/// Makes the form's page out of the account's settings: fresh, or again with what was typed and what is wrong with it.
@Component
class FormPages {

    private static final int ID_BYTES = 18;
    private static final int LONGEST = 300;
    private static final List<String> KEPT = List.of("form_id", "form_name", "redirect", "page");

    private final FormProperties properties;

    FormPages(FormProperties properties) {
        this.properties = properties;
    }

    FormPage fresh(Place place, Map<String, String> query) {
        return page(place, query, TimeOrderedIds.secret(ID_BYTES), Map.of());
    }

    FormPage again(Place place, Posted posted, Map<String, String> wrong) {
        String id = posted.values().getOrDefault("submission_id", "");
        return page(place, posted.values(), id.isEmpty() ? TimeOrderedIds.secret(ID_BYTES) : id, wrong);
    }

    private FormPage page(Place place, Map<String, String> values, String id, Map<String, String> wrong) {
        ChannelAccount account = place.account();
        FormDesign design = FormDesign.of(account);
        Map<String, String> texts = new TreeMap<>(ChatTexts.of("form", place.language()));
        return new FormPage(
                place.path(),
                Brand.of(account, place.tenant()),
                place.language(),
                texts,
                look(place, design, values, wrong, texts),
                design.fields(place.language()).stream()
                        .map(field -> shown(field, texts, values, wrong))
                        .toList(),
                hidden(place, values, id),
                consent(design, place.language(), texts, values, wrong),
                account.setting("captcha_site_key")
                        .map(key -> new FormPage.Captcha(
                                key, properties.captchaScript().toString(), wrong.getOrDefault("captcha", ""))));
    }

    private static FormPage.Look look(
            Place place,
            FormDesign design,
            Map<String, String> values,
            Map<String, String> wrong,
            Map<String, String> texts) {
        return new FormPage.Look(
                values.getOrDefault("embed", "").equals("1"),
                !design.redirects().isEmpty(),
                design.setting("intro", place.language()).orElse(""),
                design.setting("thanks", place.language()).orElseGet(() -> texts.getOrDefault("thanks", "")),
                design.honeypot(),
                wrong.getOrDefault("form", ""));
    }

    private static FormPage.Shown shown(
            FormDesign.Field field, Map<String, String> texts, Map<String, String> values, Map<String, String> wrong) {
        String name = field.name();
        return new FormPage.Shown(
                name,
                field.options().isEmpty() ? type(name) : "select",
                texts.getOrDefault("complete." + name, "off"),
                field.label().orElseGet(() -> texts.getOrDefault("field." + name, name)),
                field.needed(),
                field.options(),
                values.getOrDefault(name, ""),
                wrong.getOrDefault(name, ""));
    }

    private static String type(String name) {
        return switch (name) {
            case "phone", "telephone", "mobile", "tel" -> "tel";
            case "email" -> "email";
            case "message", "comment" -> "area";
            default -> "text";
        };
    }

    private static Map<String, String> hidden(Place place, Map<String, String> values, String id) {
        Map<String, String> hidden = new LinkedHashMap<>();
        hidden.put("submission_id", id);
        hidden.put("lang", place.language());
        values.forEach((name, value) -> {
            if ((name.startsWith("utm_") || KEPT.contains(name)) && value.length() <= LONGEST) {
                hidden.put(name, value);
            }
        });
        if (values.getOrDefault("embed", "").equals("1")) {
            hidden.put("embed", "1");
        }
        return hidden;
    }

    private static Optional<FormPage.Consent> consent(
            FormDesign design,
            String language,
            Map<String, String> texts,
            Map<String, String> values,
            Map<String, String> wrong) {
        if (!design.needsConsent()) {
            return Optional.empty();
        }
        return Optional.of(new FormPage.Consent(
                design.setting("consent_text", language).orElseGet(() -> texts.getOrDefault("consent", "")),
                design.setting("consent_url", language).filter(url -> url.matches("https?://[^\\s\"]+")),
                values.containsKey("consent"),
                wrong.getOrDefault("consent", "")));
    }
}
