package kz.jauap.channel.sms;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.jauap.shared.Json;

/// Words with `{{places}}` for values. A value is escaped for where it stands, so that none can end its place.
record Template(String words) {

    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([a-z0-9_]{1,40})\\s*}}");
    private static final Pattern HEADER_SAFE = Pattern.compile("[ -~]*");

    /// Where the words will stand.
    enum Format {
        JSON(Template::json, "application/json;charset=utf-8"),
        FORM(Template::url, "application/x-www-form-urlencoded"),
        XML(Template::xml, "text/xml;charset=utf-8"),
        ADDRESS(Template::url, ""),
        HEADER(value -> value, "");

        private final UnaryOperator<String> escape;
        final String contentType;

        Format(UnaryOperator<String> escape, String contentType) {
            this.escape = escape;
            this.contentType = contentType;
        }
    }

    /// The words with their values; empty where a value is missing or cannot stand there.
    Optional<String> filled(Map<String, String> values, Format format) {
        StringBuilder filled = new StringBuilder();
        Matcher place = PLACE.matcher(words);
        while (place.find()) {
            String value = values.get(place.group(1));
            if (value == null
                    || format == Format.HEADER && !HEADER_SAFE.matcher(value).matches()) {
                return Optional.empty();
            }
            place.appendReplacement(filled, Matcher.quoteReplacement(format.escape.apply(value)));
        }
        return Optional.of(place.appendTail(filled).toString());
    }

    private static String json(String value) {
        String quoted = Json.write(value);
        return quoted.substring(1, quoted.length() - 1);
    }

    private static String url(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String xml(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&apos;");
    }
}
