package kz.jauap.channel.webchat.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;

/// The own words of pages for customers, in each of their languages.
public final class ChatTexts {

    private static final List<String> LANGUAGES = List.of("ru", "kk", "en");
    private static final String BUNDLES = "kz.jauap.texts.";

    private ChatTexts() {}

    /// The language to show the page in: what was asked for, else what the browser likes best, else the tenant's first.
    public static String choose(String asked, List<Locale> liked, String otherwise) {
        if (LANGUAGES.contains(asked)) {
            return asked;
        }
        return liked.stream()
                .map(Locale::getLanguage)
                .filter(LANGUAGES::contains)
                .findFirst()
                .orElse(otherwise);
    }

    /// Every text of the chat's page in a language, by its key.
    static Map<String, String> of(String language) {
        return of("chat", language);
    }

    /// Every text of a page in a language, by its key.
    public static Map<String, String> of(String page, String language) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                BUNDLES + page,
                Locale.of(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        Map<String, String> texts = new TreeMap<>();
        bundle.keySet().forEach(key -> texts.put(key, bundle.getString(key)));
        return texts;
    }
}
