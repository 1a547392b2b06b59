package kz.jauap.channel.webchat.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;

/// The chat page's own words, in each of its languages.
final class ChatTexts {

    private static final List<String> LANGUAGES = List.of("ru", "kk", "en");
    private static final String BUNDLE = "kz.jauap.texts.chat";

    private ChatTexts() {}

    /// The language to show the page in: what was asked for, else what the browser likes best, else the tenant's first.
    static String choose(String asked, List<Locale> liked, String otherwise) {
        if (LANGUAGES.contains(asked)) {
            return asked;
        }
        return liked.stream()
                .map(Locale::getLanguage)
                .filter(LANGUAGES::contains)
                .findFirst()
                .orElse(otherwise);
    }

    /// Every text of a language by its key.
    static Map<String, String> of(String language) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                BUNDLE,
                Locale.of(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        Map<String, String> texts = new TreeMap<>();
        bundle.keySet().forEach(key -> texts.put(key, bundle.getString(key)));
        return texts;
    }
}
