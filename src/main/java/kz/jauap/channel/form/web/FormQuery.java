package kz.jauap.channel.form.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// The query of an address, first value of each name. By hand, because the servlet's own parameters would also read the
/// body, which must stay untouched.
final class FormQuery {

    private static final int MOST = 60;

    private FormQuery() {}

    static Map<String, String> parse(String query) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : query.split("&", MOST)) {
            int equals = pair.indexOf('=');
            values.putIfAbsent(
                    decoded(equals < 0 ? pair : pair.substring(0, equals)),
                    decoded(equals < 0 ? "" : pair.substring(equals + 1)));
        }
        return values;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // a stray percent sign: taken as it is
        }
    }
}
