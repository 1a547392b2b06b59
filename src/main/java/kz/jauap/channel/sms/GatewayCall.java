package kz.jauap.channel.sms;

import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.spi.ProviderRequest;
import kz.jauap.shared.SafeText;

/// A call of a gateway as the account's settings describe it: `method`, `path`, `headers` (one a line), `body`,
/// `format`. Values: `to` (digits), `phone` (with its plus), `text`, `id`, `sender`, and the account's secrets by name.
record GatewayCall(ChannelAccount account) {

    private static final Pattern CREDENTIAL = Pattern.compile("[!-~]{1,512}");
    private static final Pattern HEADER = Pattern.compile("([A-Za-z0-9-]{1,60}):(.{1,1000})");

    /// Empty where the settings make no call.
    Optional<ProviderRequest> send(OutboundMessage message) {
        Map<String, String> values = new HashMap<>();
        values.put("to", message.chatId().replace("+", ""));
        values.put("phone", "+" + message.chatId().replace("+", ""));
        values.put("text", SafeText.of(message.text()));
        values.put("id", message.idempotencyKey());
        values.put("sender", account.setting("sender").orElse(""));
        return request(
                account.setting("method").orElse("POST").toUpperCase(Locale.ROOT),
                "path",
                account.setting("body"),
                values);
    }

    /// A question that costs nothing, where the settings know one: `check_path`.
    Optional<ProviderRequest> check() {
        return request("GET", "check_path", Optional.empty(), new HashMap<>());
    }

    private Optional<ProviderRequest> request(
            String method, String path, Optional<String> body, Map<String, String> values) {
        if (!method.equals("GET") && !method.equals("POST") || !secrets(values)) {
            return Optional.empty();
        }
        Template.Format format = format();
        Optional<URI> address = address(path, values);
        Optional<Map<String, String>> headers = headers(values);
        Optional<String> filled = new Template(body.orElse("")).filled(values, format);
        if (address.isEmpty() || headers.isEmpty() || filled.isEmpty()) {
            return Optional.empty();
        }
        ProviderRequest.Content content = filled.get().isEmpty() || method.equals("GET")
                ? new ProviderRequest.Content.None()
                : new ProviderRequest.Content.Text(filled.get(), format.contentType);
        return Optional.of(new ProviderRequest(method, address.get(), headers.get(), content));
    }

    private Template.Format format() {
        return switch (account.setting("format").orElse("json")) {
            case "form" -> Template.Format.FORM;
            case "xml" -> Template.Format.XML;
            default -> Template.Format.JSON;
        };
    }

    /// Only a credential whose letters can be one; the webhook's secret is none of the gateway's.
    private boolean secrets(Map<String, String> values) {
        for (Map.Entry<String, String> secret : account.secrets().entrySet()) {
            if (!secret.getKey().startsWith("webhook_secret")
                    && !secret.getValue().isBlank()) {
                if (!CREDENTIAL.matcher(secret.getValue()).matches()) {
                    return false;
                }
                values.put(secret.getKey(), secret.getValue());
            }
        }
        return true;
    }

    private Optional<URI> address(String path, Map<String, String> values) {
        String base = account.setting("api_base").orElse("").replaceAll("/+$", "");
        return new Template(account.setting(path).orElse(""))
                .filled(values, Template.Format.ADDRESS)
                .flatMap(filled -> web(base + filled));
    }

    private static Optional<URI> web(String address) {
        try {
            URI uri = URI.create(address);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && uri.getUserInfo() == null ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // its message would show a key
        }
    }

    private Optional<Map<String, String>> headers(Map<String, String> values) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : account.setting("headers").orElse("").split("\\R|\\|")) {
            var header = HEADER.matcher(line.strip());
            if (header.matches()) {
                Optional<String> value = new Template(header.group(2).strip()).filled(values, Template.Format.HEADER);
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                headers.put(header.group(1), value.get());
            }
        }
        return Optional.of(headers);
    }
}
