package kz.jauap.conversation;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.jauap.channel.InboundMessage;
import kz.jauap.shared.SafeText;
import org.jspecify.annotations.Nullable;

/// What led the customer here: an advertisement, a link, a form, as the channel tells it. Data: it says
/// what they may be speaking of, and nothing more.
///
/// @param told by the names of the message's meta: `ad_channel`, `ad_id`, `ad_title`, `start` …
/// @param at when it was last told
public record Origin(Map<String, String> told, Instant at) {

    private static final String UTM = "utm_";
    private static final String AD = "ad_id";
    private static final String TITLE = "ad_title";
    private static final Set<String> KEPT =
            Set.of("ad_channel", "ad_id", "ad_type", "ad_title", "ad_url", "start", "form_id", "form_name", "page");
    private static final Set<String> ALONE_NOTHING = Set.of("page", "ad_type", "form_name");
    private static final List<String> SHOWN =
            List.of("ad_title", "ad_id", "utm_campaign", "utm_content", "form_name", "start", "ad_url", "page");
    private static final List<String> NAMES = List.of("start", "ad_id", "utm_campaign", "utm_content", "utm_term");
    private static final int LONGEST = 300;
    private static final int MOST = 16;

    public Origin {
        told = Map.copyOf(told);
    }

    /// Of the newest message of a burst that tells of one.
    public static Optional<Origin> of(List<InboundMessage> burst, Instant now) {
        return burst.reversed().stream()
                .map(message -> kept(message.meta()))
                .filter(told -> !ALONE_NOTHING.containsAll(told.keySet()))
                .findFirst()
                .map(told -> new Origin(told, now));
    }

    /// The same, with what is known of the same advertisement from before.
    Origin after(@Nullable Origin before) {
        if (before == null
                || !told.containsKey(AD)
                || !told.getOrDefault(AD, "").equals(before.told.get(AD))) {
            return this;
        }
        Map<String, String> both = new HashMap<>(before.told);
        both.putAll(told);
        return new Origin(both, at);
    }

    /// Whether it has a number and nobody knows yet what it is called.
    public boolean isUnnamed() {
        return told.containsKey(AD) && !told.containsKey(TITLE) && told.containsKey("ad_channel");
    }

    /// The same with what was learned about it; that nothing could be learned is known then, too.
    public Origin named(Map<String, String> learned) {
        Map<String, String> both = new HashMap<>(told);
        both.put(TITLE, "");
        both.putAll(kept(learned));
        return new Origin(both, at);
    }

    private static Map<String, String> kept(Map<String, String> meta) {
        return new TreeMap<>(meta)
                .entrySet().stream()
                        .filter(one ->
                                KEPT.contains(one.getKey()) || one.getKey().startsWith(UTM))
                        .map(one -> Map.entry(one.getKey(), clean(one.getValue())))
                        .filter(one -> !one.getValue().isEmpty())
                        .limit(MOST)
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String clean(String value) {
        String line = SafeText.oneLine(value);
        return line.length() <= LONGEST ? line : SafeText.of(line.substring(0, LONGEST));
    }

    /// The advertisement's words, "" for none.
    public String title() {
        return told.getOrDefault(TITLE, "");
    }

    /// What it calls itself, as whoever made the link or the advertisement has named it.
    public List<String> names() {
        return NAMES.stream().map(told::get).filter(Objects::nonNull).toList();
    }

    /// For people, on one line: where from, then what.
    public String line() {
        String from = told.getOrDefault("ad_channel", told.getOrDefault("utm_source", ""));
        return Stream.concat(Stream.of(from), SHOWN.stream().map(key -> told.getOrDefault(key, "")))
                .filter(value -> !value.isEmpty())
                .distinct()
                .collect(Collectors.joining(" · "));
    }
}
