package kz.jauap.chaos;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import kz.jauap.sandbox.Chances;
import kz.jauap.sandbox.SmppOperator;

/// Text messages straight from an operator, to whom one node has bound itself for each business. A
/// message is taken once the house has answered ok to it, or to each of its segments; what was not
/// answered comes again.
///
/// Operators name nothing they deliver, so the house knows a redelivery by its words, and the judge
/// knows a message by its words and its place: nobody here writes the same words twice in a row.
final class SmppMessenger implements Messenger {

    private static final String PASSWORD = "chaos-pw";
    private static final int SEGMENT = 25;
    private static final byte[] WHOLE = {};

    private final SmppOperator operator = new SmppOperator(Set.copyOf(Town.TENANTS), PASSWORD);
    private final Map<String, Integer> segments = new ConcurrentHashMap<>();

    SmppMessenger() throws IOException {}

    @Override
    public String kind() {
        return "smpp";
    }

    @Override
    public Map<String, String> config(String account) {
        return Map.of("api_base", operator.address().toString(), "system_id", account, "sender", "1234");
    }

    @Override
    public Map<String, String> secrets() {
        return Map.of("password", PASSWORD);
    }

    @Override
    public Chat chat(String account, int number, List<String> texts) {
        String address = "7706%07d".formatted(number);
        List<Chat.Line> lines = new ArrayList<>();
        String before = "";
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i).equals(before) ? texts.get(i) + "!" : texts.get(i);
            lines.add(new Chat.Line("" + i, address + ":" + i, text));
            before = text;
        }
        return new Chat(kind(), account, address, "", lines);
    }

    @Override
    public boolean isHeard(String account) {
        return operator.isHeard(account);
    }

    /// What is longer than a segment comes in as many as it takes; those that were answered are not
    /// brought again.
    @Override
    public int bring(Chat chat, Chat.Line line, Door door) {
        String text = line.text();
        int count = (text.length() + SEGMENT - 1) / SEGMENT;
        int reference = Integer.parseInt(line.id()) % 256;
        for (int part = segments.getOrDefault(line.mark(), 0); part < count; part++) {
            byte[] header = count == 1 ? WHOLE : SmppOperator.header(reference, count, part + 1);
            String words = text.substring(part * SEGMENT, Math.min(text.length(), (part + 1) * SEGMENT));
            if (!operator.delivers(chat.account(), chat.address(), header, words)) {
                return 0;
            }
            segments.put(line.mark(), part + 1);
        }
        return 200;
    }

    /// An operator forgets what it was told is taken.
    @Override
    public boolean bringsAgain() {
        return false;
    }

    @Override
    public boolean namesNothing() {
        return true;
    }

    @Override
    public List<Came> came() {
        return operator.received().stream()
                .map(one -> new Came(one.to(), "", one.text(), one.at()))
                .toList();
    }

    @Override
    public List<Instant> unanswered() {
        return operator.unanswered();
    }

    @Override
    public void chances(Chances value) {
        operator.chances(value);
    }

    @Override
    public void goDown() {
        operator.goDown();
    }

    @Override
    public void comeBack() {
        operator.comeBack();
    }

    @Override
    public long failed() {
        return operator.failed();
    }

    @Override
    public long repeated() {
        return 0;
    }

    @Override
    public void close() {
        operator.close();
    }
}
