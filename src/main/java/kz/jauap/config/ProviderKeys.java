package kz.jauap.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Settings of providers: where they are, and how patiently they are asked.
final class ProviderKeys {

    static final Key<URI> TELEGRAM_API = Key.of(
                    "JAUAP_TELEGRAM_API_BASE",
                    Form.address(),
                    "Where Telegram's Bot API is.",
                    "For a local Bot API server, a proxy or a simulator.",
                    "http://127.0.0.1:8081")
            .fallback("https://api.telegram.org");
    static final Key<URI> CHATFLOW_API = Key.of(
                    "JAUAP_CHATFLOW_API_BASE",
                    Form.address(),
                    "Where ChatFlow (WhatsApp) is.",
                    "For a simulator.",
                    "http://127.0.0.1:8082")
            .fallback("https://app.chatflow.kz");
    static final Key<URI> WHATSAPP_API =
            api("WHATSAPP", "the WhatsApp Cloud API (Graph API)", "https://graph.facebook.com");
    static final Key<URI> WAPPI_API = api("WAPPI", "Wappi (WhatsApp)", "https://wappi.pro");
    static final Key<URI> VK_API = api("VK", "the API of VK", "https://api.vk.com");
    static final Key<URI> MAX_API = api("MAX", "the Bot API of MAX", "https://platform-api2.max.ru");
    static final Key<Path> MAX_CA = Key.of(
            "JAUAP_MAX_CA",
            Form.folder(),
            "PEM file of certificate authorities to trust for MAX, besides those Java trusts; for MAX alone.",
            "MAX has its certificate from the Russian state authority: name a file with its root certificate.",
            "/etc/jauap/russian-trusted-root.pem");
    static final Key<URI> INSTAGRAM_API =
            api("INSTAGRAM", "Instagram's API (Graph API)", "https://graph.instagram.com");
    static final Key<URI> AVITO_API = api("AVITO", "the API of Avito", "https://api.avito.ru");
    static final Key<String> OWN_GATEWAYS = Key.of(
                    "JAUAP_OWN_GATEWAYS",
                    Form.text("on or off", "on|off"),
                    "Whether gateways of text messages may lie in the network of this machine, and mail servers may be spoken"
                            + " to without encryption.",
                    "When the gateway or the mail server is your own and runs beside Jauap.",
                    "on")
            .fallback("off");
    static final Key<Integer> CHATFLOW_ATTEMPTS = Key.of(
                    "CHATFLOW_RETRY_ATTEMPTS",
                    Form.number(0, 20),
                    "Quick retries of a message ChatFlow did not take, before the usual pauses begin.",
                    "Rarely: when ChatFlow is known to fail for seconds at a time.",
                    "5")
            .fallback("3");
    static final Key<Duration> CHATFLOW_BACKOFF = Key.of(
                    "CHATFLOW_RETRY_BACKOFF_SECONDS",
                    Form.seconds(0, 300),
                    "Pause before the first quick retry; the second waits twice as long, and so on.",
                    "Together with the number of quick retries.",
                    "2")
            .fallback("1");

    static final List<Key<?>> ALL = List.of(
            TELEGRAM_API,
            CHATFLOW_API,
            WHATSAPP_API,
            WAPPI_API,
            VK_API,
            MAX_API,
            MAX_CA,
            INSTAGRAM_API,
            AVITO_API,
            OWN_GATEWAYS,
            CHATFLOW_ATTEMPTS,
            CHATFLOW_BACKOFF);

    private ProviderKeys() {}

    private static Key<URI> api(String messenger, String what, String usual) {
        return Key.of(
                        "JAUAP_" + messenger + "_API_BASE",
                        Form.address(),
                        "Where " + what + " is.",
                        "When it moves, for a proxy or a simulator.",
                        "http://127.0.0.1:8083")
                .fallback(usual);
    }
}
