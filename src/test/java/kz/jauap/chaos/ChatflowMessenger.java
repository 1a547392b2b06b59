package kz.jauap.chaos;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kz.jauap.sandbox.Chances;
import kz.jauap.sandbox.ChatflowSimulator;
import kz.jauap.shared.Json;

/// WhatsApp through ChatFlow, which drops doubles by their key.
final class ChatflowMessenger implements WebhookMessenger {

    private static final String TOKEN = "chaos-token";
    private static final String INSTANCE = "chaos-instance";

    private final ChatflowSimulator provider;

    ChatflowMessenger(long seed) throws IOException {
        provider = new ChatflowSimulator(new ChatflowSimulator.Setup(0, TOKEN, INSTANCE, true, true, seed));
    }

    @Override
    public String kind() {
        return "chatflow";
    }

    @Override
    public Map<String, String> config(String account) {
        return Map.of("instance_id", INSTANCE, "api_base", provider.address().toString());
    }

    @Override
    public Map<String, String> secrets() {
        return Map.of("token", TOKEN, "webhook_secret", Town.WEBHOOK_SECRET);
    }

    @Override
    public Chat chat(String account, int number, List<String> texts) {
        String address = "7701%07d@s.whatsapp.net".formatted(number);
        List<Chat.Line> lines = IntStream.range(0, texts.size())
                .mapToObj(i -> new Chat.Line("m%05d".formatted(i), address + ":m%05d".formatted(i), texts.get(i)))
                .toList();
        return new Chat(kind(), account, address, "", lines);
    }

    @Override
    public Letter letter(Chat chat, Chat.Line line) {
        Map<String, Object> metadata =
                Map.of("sender", "Customer", "messageId", line.id(), "remoteJid", chat.address());
        Map<String, Object> body = Map.of("messageType", "text", "message", line.text(), "metadata", metadata);
        return new Letter("", Map.of("X-Webhook-Secret", Town.WEBHOOK_SECRET), Json.write(body));
    }

    @Override
    public boolean dropsDoubles() {
        return true;
    }

    @Override
    public List<Came> came() {
        return provider.received().stream()
                .map(one -> new Came(one.jid(), one.key(), one.text(), one.at()))
                .toList();
    }

    @Override
    public List<Instant> unanswered() {
        return List.of();
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
        return provider.repeated();
    }

    @Override
    public void close() {
        provider.close();
    }
}
