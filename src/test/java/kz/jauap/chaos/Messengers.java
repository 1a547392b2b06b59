package kz.jauap.chaos;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.jauap.channel.viber.ViberSimulator;
import kz.jauap.chaos.ProviderMessenger.Numbers;
import kz.jauap.chaos.ProviderMessenger.Trade;
import kz.jauap.sandbox.AvitoSimulator;
import kz.jauap.sandbox.InstagramSimulator;
import kz.jauap.sandbox.MaxSimulator;
import kz.jauap.sandbox.ProviderSimulator.Sent;
import kz.jauap.sandbox.SmsGateway;
import kz.jauap.sandbox.VkSimulator;
import kz.jauap.sandbox.WappiSimulator;
import kz.jauap.sandbox.WhatsappSimulator;

/// The messengers of a chaos run, one provider for each kind; every business has an account there.
final class Messengers {

    /// Every kind on which customers talk, in the order chats are shared out among them.
    static final List<String> ALL = List.of(
            "chatflow",
            "telegram",
            "webchat",
            "whatsapp",
            "wappi",
            "avito",
            "vk",
            "max",
            "instagram",
            "sms",
            "viber",
            "email",
            "smpp");

    private static final String SECRET = Town.WEBHOOK_SECRET;
    private static final Numbers USUAL = (address, number) -> "m%05d".formatted(number);

    private Messengers() {}

    static List<Messenger> of(List<String> kinds, long seed) throws IOException {
        List<Messenger> all = new ArrayList<>();
        for (String kind : kinds) {
            all.add(of(kind, seed));
        }
        return List.copyOf(all);
    }

    private static Messenger of(String kind, long seed) throws IOException {
        return switch (kind) {
            case "webchat" -> new WebchatMessenger();
            case "chatflow" -> new ChatflowMessenger(seed);
            case "telegram" -> new TelegramMessenger();
            case "whatsapp" -> whatsapp(new WhatsappSimulator(0, "token", "app-secret", "20001"));
            case "wappi" -> wappi(new WappiSimulator(0, "token", "profile"));
            case "avito" -> avito(new AvitoSimulator(0, "client", "client-secret", 94001));
            case "vk" -> vk(new VkSimulator(0, "token", 44001));
            case "max" -> max(new MaxSimulator(0, "token", false));
            case "instagram" -> instagram(new InstagramSimulator(0, "token", "app-secret", "17001"));
            case "sms" -> sms(new SmsGateway(0, "gw-key"));
            case "viber" -> viber(new ViberSimulator("445da6az1s345z78-chaos", false));
            case "email" -> new MailMessenger();
            case "smpp" -> new SmppMessenger();
            default ->
                throw new IllegalArgumentException(
                        "no channel of a chaos run is called " + kind + "; there are " + ALL);
        };
    }

    /// An id that no other chat has either.
    private static Numbers unique(String before) {
        return new Numbers() {

            @Override
            public String id(String address, int number) {
                return before + address + "." + number;
            }

            @Override
            public String mark(String address, String id) {
                return id;
            }
        };
    }

    private static String nothing(Sent sent) {
        return "";
    }

    private static Messenger whatsapp(WhatsappSimulator meta) {
        return new ProviderMessenger(
                meta,
                new Trade(
                        "whatsapp",
                        Map.of("api_base", meta.address().toString(), "phone_number_id", "20001"),
                        Map.of("access_token", "token", "app_secret", "app-secret"),
                        "7703%07d"::formatted,
                        unique("wamid."),
                        (chat, line) -> meta.written(chat.address(), line.id(), line.text()),
                        "",
                        Sent::chat,
                        sent -> sent.whole().path("biz_opaque_callback_data").asString("")));
    }

    private static Messenger wappi(WappiSimulator wappi) {
        return new ProviderMessenger(
                wappi,
                new Trade(
                        "wappi",
                        Map.of("api_base", wappi.address().toString(), "profile_id", "profile"),
                        Map.of("token", "token", "webhook_secret", SECRET),
                        "7704%07d@c.us"::formatted,
                        USUAL,
                        (chat, line) ->
                                wappi.written(SECRET, chat.address().replace("@c.us", ""), line.id(), line.text()),
                        "",
                        sent -> sent.chat() + "@c.us",
                        Messengers::nothing));
    }

    private static Messenger avito(AvitoSimulator avito) {
        return new ProviderMessenger(
                avito,
                new Trade(
                        "avito",
                        Map.of("api_base", avito.address().toString(), "client_id", "client", "user_id", "94001"),
                        Map.of("client_secret", "client-secret", "webhook_secret", SECRET),
                        "u2i-chaos~%d"::formatted,
                        USUAL,
                        (chat, line) -> avito.written(
                                chat.address(),
                                6_000_000 + Long.parseLong(chat.address().replaceFirst(".*~", "")),
                                line.id(),
                                line.text()),
                        "?webhook_secret=" + SECRET,
                        Sent::chat,
                        Messengers::nothing));
    }

    /// A message is known by its number in the chat.
    private static Messenger vk(VkSimulator vk) {
        Numbers numbers = (address, number) -> "c" + (number + 1);
        return new ProviderMessenger(
                vk,
                new Trade(
                        "vk",
                        Map.of("api_base", vk.address().toString(), "group_id", "44001"),
                        Map.of("access_token", "token", "webhook_secret", SECRET),
                        "7%06d"::formatted,
                        numbers,
                        (chat, line) -> vk.written(
                                SECRET,
                                Long.parseLong(chat.address()),
                                Integer.parseInt(line.id().substring(1)),
                                line.text()),
                        "",
                        Sent::chat,
                        Messengers::nothing));
    }

    private static Messenger max(MaxSimulator max) {
        return new ProviderMessenger(
                max,
                new Trade(
                        "max",
                        Map.of("api_base", max.address().toString()),
                        Map.of("access_token", "token", "webhook_secret", SECRET),
                        "8%06d"::formatted,
                        unique("mid."),
                        (chat, line) -> max.written(SECRET, Long.parseLong(chat.address()), line.id(), line.text()),
                        "",
                        Sent::chat,
                        Messengers::nothing));
    }

    private static Messenger instagram(InstagramSimulator instagram) {
        return new ProviderMessenger(
                instagram,
                new Trade(
                        "instagram",
                        Map.of("api_base", instagram.address().toString(), "instagram_id", "17001"),
                        Map.of("access_token", "token", "app_secret", "app-secret"),
                        "9%014d"::formatted,
                        unique("mid-"),
                        (chat, line) -> instagram.written(chat.address(), line.id(), line.text()),
                        "",
                        Sent::chat,
                        Messengers::nothing));
    }

    /// A message is known by its token, whose number is made of the customer's and its own.
    private static Messenger viber(ViberSimulator viber) {
        Numbers numbers = new Numbers() {

            @Override
            public String id(String address, int number) {
                return Long.toString(Long.parseLong(address.replaceFirst(".*v", "")) * 100_000 + number);
            }

            @Override
            public String mark(String address, String id) {
                return ViberSimulator.mark(Long.parseLong(id));
            }
        };
        return new ProviderMessenger(
                viber,
                new Trade(
                        "viber",
                        Map.of("api_base", viber.address().toString()),
                        Map.of("auth_token", "445da6az1s345z78-chaos"),
                        "chaosAAAv%d"::formatted,
                        numbers,
                        (chat, line) -> viber.written(chat.address(), Long.parseLong(line.id()), line.text()),
                        "",
                        Sent::chat,
                        Messengers::nothing));
    }

    private static Messenger sms(SmsGateway gateway) {
        return new ProviderMessenger(
                gateway,
                new Trade(
                        "sms",
                        Map.of(
                                "api_base", gateway.address().toString(),
                                "path", "/send",
                                "headers", "Authorization: Key {{api_key}}",
                                "body", "{\"to\":\"{{to}}\",\"text\":\"{{text}}\"}",
                                "id_path", "/data/messageId"),
                        Map.of("api_key", "gw-key", "webhook_secret", SECRET),
                        "7705%07d"::formatted,
                        USUAL,
                        (chat, line) -> gateway.written(SECRET, chat.address(), line.id(), line.text()),
                        "",
                        Sent::chat,
                        Messengers::nothing));
    }
}
