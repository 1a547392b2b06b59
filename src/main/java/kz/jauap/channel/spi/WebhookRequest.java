package kz.jauap.channel.spi;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// An HTTP request from a provider, body untouched.
///
/// @param headers by lower-case name, first value
/// @param query by name, first value
public record WebhookRequest(String method, Map<String, String> headers, Map<String, String> query, byte[] body) {

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }
}
