package kz.jauap.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelId;
import kz.jauap.channel.webchat.Visitors;
import kz.jauap.channel.webchat.WebchatAdapter;
import kz.jauap.shared.TenantId;

/// The businesses of a chaos run and the people who write to them.
final class Town {

    static final List<String> TENANTS = List.of("chaos_one", "chaos_two", "chaos_three");
    static final String WEBHOOK_SECRET = "chaos-webhook-secret";
    static final String VISITOR_KEY = "chaos-visitor-key-that-nobody-else-has";
    static final String TOKEN = "chaos-token";
    static final String INSTANCE = "chaos-instance";
    static final String ADMIN_TOKEN = "chaos-admin-token-of-a-run-on-loopback";

    /// One chat in so many asks for people now and then.
    private static final int ASKS_FOR_PEOPLE = 8;

    private static final double A_PERSON = 0.15;

    private static final List<String> FOR_A_PERSON =
            List.of("Позовите, пожалуйста, человека", "Можно вернуть деньги?", "Адам шақырыңызшы");

    /// Each is answered from the shipped pack, by one message, however often it is asked.
    private static final List<String> QUESTIONS = List.of(
            "Сколько стоит маникюр?",
            "До скольки вы работаете?",
            "Где вы находитесь?",
            "Сколько стоит педикюр?",
            "почем чёлка",
            "Маникюр қанша тұрады?",
            "Сколько стоит маникюр и до скольки вы работаете?");

    private Town() {}

    static boolean isForPeople(String text) {
        return FOR_A_PERSON.contains(text);
    }

    /// As many chats as planned, a quarter of them on the web page; all messages shared out among them.
    static List<Chat> people(ChaosPlan plan) {
        Random random = new Random(plan.seed());
        List<Chat> chats = new ArrayList<>();
        for (int i = 0; i < plan.conversations(); i++) {
            int lines = plan.messages() / plan.conversations() + (i < plan.messages() % plan.conversations() ? 1 : 0);
            String tenant = TENANTS.get(i % TENANTS.size());
            List<Chat.Line> said = lines(lines, i % ASKS_FOR_PEOPLE < 2 ? A_PERSON : 0, random);
            chats.add(i % 4 == 3 ? visitor(tenant, said) : phone(tenant, i, said));
        }
        return chats;
    }

    private static List<Chat.Line> lines(int count, double forPeople, Random random) {
        List<Chat.Line> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<String> texts = random.nextDouble() < forPeople ? FOR_A_PERSON : QUESTIONS;
            String text = texts.get(random.nextInt(texts.size()));
            lines.add(new Chat.Line("m%05d".formatted(i), text));
        }
        return lines;
    }

    private static Chat phone(String tenant, int number, List<Chat.Line> lines) {
        return new Chat("chatflow", tenant, "7701%07d@s.whatsapp.net".formatted(number), "", lines);
    }

    private static Chat visitor(String tenant, List<Chat.Line> lines) {
        ChannelAccount account = page(tenant);
        String pass = Visitors.newPass(account);
        return new Chat("webchat", tenant, Visitors.visitor(pass, account).orElseThrow(), pass, lines);
    }

    /// The web chat's account, known here by its key, as far as passes go.
    private static ChannelAccount page(String tenant) {
        UUID any = new UUID(0, 0);
        return new ChannelAccount(
                new TenantId(any),
                new ChannelId(any),
                WebchatAdapter.KIND,
                tenant,
                true,
                Map.of(),
                Map.of("visitor_key", VISITOR_KEY));
    }
}
