package kz.jauap.chaos;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kz.jauap.sandbox.Chances;
import kz.jauap.sandbox.TelegramSimulator;
import kz.jauap.shared.Json;

/// Customers of a Telegram bot, which knows no keys against doubles.
final class TelegramMessenger implements WebhookMessenger {

    private static final String TOKEN = "1000000001:AAchaos-token_of_a_simulated_bot_0001";
    private static final long FIRST = 50_000_000;
    private static final long UPDATES_OF_ONE = 100_000;

    private final TelegramSimulator provider = new TelegramSimulator(0, TOKEN);

    TelegramMessenger() throws IOException {}

    @Override
    public String kind() {
        return "telegram";
    }

    @Override
    public Map<String, String> config(String account) {
        return Map.of("api_base", provider.address().toString());
    }

    @Override
    public Map<String, String> secrets() {
        return Map.of("bot_token", TOKEN, "webhook_secret", Town.WEBHOOK_SECRET);
    }

    @Override
    public Chat chat(String account, int number, List<String> texts) {
        long address = FIRST + number;
        provider.startedBy(address);
        List<Chat.Line> lines = IntStream.range(0, texts.size())
                .mapToObj(i -> new Chat.Line("" + (i + 1), address + ":" + (i + 1), texts.get(i)))
                .toList();
        return new Chat(kind(), account, "" + address, "", lines);
    }

    @Override
    public Letter letter(Chat chat, Chat.Line line) {
        long address = Long.parseLong(chat.address());
        long number = Long.parseLong(line.id());
        Map<String, Object> message = Map.of(
                "message_id", number,
                "date", System.currentTimeMillis() / 1000,
                "text", line.text(),
                "chat", Map.of("id", address, "type", "private"),
                "from", Map.of("id", address, "is_bot", false, "first_name", "Customer"));
        Map<String, Object> update =
                Map.of("update_id", (address - FIRST) * UPDATES_OF_ONE + number, "message", message);
        return new Letter("", Map.of("X-Telegram-Bot-Api-Secret-Token", Town.WEBHOOK_SECRET), Json.write(update));
    }

    @Override
    public List<Came> came() {
        return provider.taken().stream()
                .map(one -> new Came("" + one.chat(), "", one.text(), one.at()))
                .toList();
    }

    @Override
    public List<Instant> unanswered() {
        return provider.unanswered();
    }

    @Override
    public void chances(Chances value) {
        provider.chances(value);
    }

    @Override
    public void goDown() {
        provider.goDown();
    }

    @Override
    public void comeBack() throws IOException {
        provider.comeBack();
    }

    @Override
    public long failed() {
        return provider.failed();
    }

    @Override
    public long repeated() {
        return 0;
    }

    @Override
    public void close() {
        provider.close();
    }
}
