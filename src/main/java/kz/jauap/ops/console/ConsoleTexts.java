package kz.jauap.ops.console;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The console's own words, in each of its languages.
final class ConsoleTexts {

    static final List<String> LANGUAGES = List.of("ru", "kk", "en");
    private static final String BUNDLE = "kz.jauap.texts.console";
    private static final Map<String, Map<String, String>> READ = new ConcurrentHashMap<>();

    private ConsoleTexts() {}

    /// The language to show: the one chosen before, else what the browser likes best.
    static String choose(String chosen, List<Locale> liked) {
        if (LANGUAGES.contains(chosen)) {
            return chosen;
        }
        return liked.stream()
                .map(Locale::getLanguage)
                .filter(LANGUAGES::contains)
                .findFirst()
                .orElse(LANGUAGES.getFirst());
    }

    static Map<String, String> of(String language) {
        return READ.computeIfAbsent(language, ConsoleTexts::read);
    }

    private static Map<String, String> read(String language) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                BUNDLE,
                Locale.of(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        Map<String, String> texts = new TreeMap<>();
        bundle.keySet().forEach(key -> texts.put(key, bundle.getString(key)));
        return texts;
    }
}
