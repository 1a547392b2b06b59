package kz.jauap.desk.group;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.Tenants;
import org.springframework.stereotype.Component;

/// The desk's own words, in the language of the tenant.
@Component
public class DeskTexts {

    private static final String BUNDLE = "kz.jauap.texts.desk";
    private static final Map<String, Map<String, String>> READ = new ConcurrentHashMap<>();

    private final Tenants tenants;

    DeskTexts(Tenants tenants) {
        this.tenants = tenants;
    }

    /// Words of one language by key.
    public record Words(Map<String, String> texts) {

        /// @throws IllegalStateException when there are no such words: a fault of ours
        public String of(String key) {
            String text = texts.get(key);
            if (text == null) {
                throw new IllegalStateException("the desk has no words for " + key);
            }
            return text;
        }

        /// The same with something put in.
        public String of(String key, String inner) {
            return of(key).replace("{0}", inner);
        }

        /// A button of Telegram's that does this about that.
        public Map<String, String> button(String deed, UUID about) {
            return Map.of("text", of("button." + deed), "callback_data", deed + ":" + about);
        }

        /// Whether it is one of the words people may write for it, told apart by commas.
        public boolean isOneOf(String key, String word) {
            return List.of(of(key).split(",")).contains(word.toLowerCase(Locale.ROOT));
        }

        /// A line for each count that is not zero, as `prefix` names them.
        public List<String> counted(String prefix, Map<String, Long> counts) {
            return counts.entrySet().stream()
                    .filter(one -> one.getValue() > 0)
                    .map(one -> of(prefix + "." + one.getKey(), one.getValue().toString()))
                    .toList();
        }

        /// Words for what others name, or their name of it.
        public String named(String group, String name) {
            return texts.getOrDefault(group + "." + name, name);
        }
    }

    public Words of(TenantId tenant) {
        return new Words(READ.computeIfAbsent(tenants.get(tenant).settings().defaultLanguage(), DeskTexts::read));
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
