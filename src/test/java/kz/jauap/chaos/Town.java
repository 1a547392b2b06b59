package kz.jauap.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import kz.jauap.sandbox.ForumSimulator;

/// The businesses of a chaos run and the people who write to them.
final class Town {

    static final List<String> TENANTS = List.of("chaos_one", "chaos_two", "chaos_three");
    static final String WEBHOOK_SECRET = "chaos-webhook-secret";
    static final String ADMIN_TOKEN = "chaos-admin-token-of-a-run-on-loopback";

    /// The business whose people work in a Telegram group; those of the others work over HTTP.
    static final String DESK = TENANTS.getFirst();

    static final String DESK_TOKEN = ForumSimulator.BOT + ":chaos_token_of_the_desk";
    static final long DESK_CHAT = -1001000000077L;

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

    /// As many chats as planned, spread over the kinds of channels; all messages shared out among them. Every second of
    /// those who ask for people writes to the business with the group.
    static List<Chat> people(ChaosPlan plan, List<Messenger> messengers) {
        Random random = new Random(plan.seed());
        List<Chat> chats = new ArrayList<>();
        for (int i = 0; i < plan.conversations(); i++) {
            int lines = plan.messages() / plan.conversations() + (i < plan.messages() % plan.conversations() ? 1 : 0);
            boolean asks = i % ASKS_FOR_PEOPLE < 2;
            String tenant = i % ASKS_FOR_PEOPLE == 0 ? DESK : TENANTS.get(i % TENANTS.size());
            List<String> texts = texts(lines, asks ? A_PERSON : 0, random);
            chats.add(messengers.get(i % messengers.size()).chat(tenant, i, texts));
        }
        return chats;
    }

    private static List<String> texts(int count, double forPeople, Random random) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<String> texts = random.nextDouble() < forPeople ? FOR_A_PERSON : QUESTIONS;
            all.add(texts.get(random.nextInt(texts.size())));
        }
        return all;
    }
}
