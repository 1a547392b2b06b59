package kz.jauap.chaos;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelId;
import kz.jauap.channel.webchat.Visitors;
import kz.jauap.channel.webchat.WebchatAdapter;
import kz.jauap.sandbox.Chances;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;

/// Visitors of the web chat: no provider stands between, the pages themselves are looked at.
final class WebchatMessenger implements WebhookMessenger {

    private static final String VISITOR_KEY = "chaos-visitor-key-that-nobody-else-has";

    @Override
    public String kind() {
        return WebchatAdapter.KIND.name();
    }

    @Override
    public Map<String, String> config(String account) {
        return Map.of();
    }

    @Override
    public Map<String, String> secrets() {
        return Map.of("visitor_key", VISITOR_KEY);
    }

    @Override
    public Chat chat(String account, int number, List<String> texts) {
        ChannelAccount page = page(account);
        String pass = Visitors.newPass(page);
        String address = Visitors.visitor(pass, page).orElseThrow();
        List<Chat.Line> lines = IntStream.range(0, texts.size())
                .mapToObj(i -> new Chat.Line("m%05d".formatted(i), address + ":m%05d".formatted(i), texts.get(i)))
                .toList();
        return new Chat(kind(), account, address, pass, lines);
    }

    /// The account, known here by its key, as far as passes go.
    private static ChannelAccount page(String account) {
        UUID any = new UUID(0, 0);
        return new ChannelAccount(
                new TenantId(any),
                new ChannelId(any),
                WebchatAdapter.KIND,
                account,
                true,
                Map.of(),
                Map.of("visitor_key", VISITOR_KEY));
    }

    @Override
    public Letter letter(Chat chat, Chat.Line line) {
        return new Letter(
                "", Map.of("X-Visitor", chat.pass()), Json.write(Map.of("id", line.id(), "text", line.text())));
    }

    @Override
    public List<Came> came() {
        return List.of();
    }

    @Override
    public List<Instant> unanswered() {
        return List.of();
    }

    @Override
    public void chances(Chances value) {
        // nobody stands between
    }

    @Override
    public void goDown() {
        // nobody stands between
    }

    @Override
    public void comeBack() {
        // nobody stands between
    }

    @Override
    public long failed() {
        return 0;
    }

    @Override
    public long repeated() {
        return 0;
    }

    @Override
    public void close() {
        // nothing was opened
    }
}
