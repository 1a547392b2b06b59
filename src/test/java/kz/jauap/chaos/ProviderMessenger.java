package kz.jauap.chaos;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import kz.jauap.sandbox.Chances;
import kz.jauap.sandbox.ProviderSimulator;
import kz.jauap.sandbox.ProviderSimulator.Posting;
import kz.jauap.sandbox.ProviderSimulator.Sent;

/// A messenger whose provider is a [ProviderSimulator]: they differ in names and shapes only.
final class ProviderMessenger implements WebhookMessenger {

    private final ProviderSimulator provider;
    private final Trade trade;

    /// What is a kind's own.
    ///
    /// @param address of customer number so many, as the house names the chat
    /// @param numbers how messages are named
    /// @param query of the webhook's address
    /// @param chat where a sent message went to, as the house names it
    /// @param key of a sent message, "" where the provider is told none
    record Trade(
            String kind,
            Map<String, String> config,
            Map<String, String> secrets,
            IntFunction<String> address,
            Numbers numbers,
            Posts posts,
            String query,
            Function<Sent, String> chat,
            Function<Sent, String> key) {}

    /// The provider's id of message number so many, and what the house knows it by.
    interface Numbers {

        String id(String address, int number);

        default String mark(String address, String id) {
            return address + ":" + id;
        }
    }

    /// A message as its provider writes it.
    interface Posts {

        Posting of(Chat chat, Chat.Line line);
    }

    ProviderMessenger(ProviderSimulator provider, Trade trade) {
        this.provider = provider;
        this.trade = trade;
    }

    @Override
    public String kind() {
        return trade.kind();
    }

    @Override
    public Map<String, String> config(String account) {
        return trade.config();
    }

    @Override
    public Map<String, String> secrets() {
        return trade.secrets();
    }

    @Override
    public Chat chat(String account, int number, List<String> texts) {
        String address = trade.address().apply(number);
        List<Chat.Line> lines = IntStream.range(0, texts.size())
                .mapToObj(i -> {
                    String id = trade.numbers().id(address, i);
                    return new Chat.Line(id, trade.numbers().mark(address, id), texts.get(i));
                })
                .toList();
        return new Chat(kind(), account, address, "", lines);
    }

    @Override
    public Letter letter(Chat chat, Chat.Line line) {
        Posting posting = trade.posts().of(chat, line);
        return new Letter(trade.query(), posting.headers(), posting.json());
    }

    @Override
    public List<Came> came() {
        return provider.sent().stream()
                .map(one -> new Came(trade.chat().apply(one), trade.key().apply(one), one.text(), one.at()))
                .toList();
    }

    @Override
    public List<Instant> unanswered() {
        return provider.unanswered();
    }

    /// Those of Meta ask for half a minute of rest once they are hurried, and no run has the time for that.
    @Override
    public void chances(Chances value) {
        boolean meta = kind().equals("whatsapp") || kind().equals("instagram");
        provider.chances(value == Chances.NONE ? value : value.without(meta, false));
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
