package kz.jauap.journey.channel;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kz.jauap.ops.House;
import kz.jauap.sandbox.TelegramBusiness;
import kz.jauap.sandbox.TelegramSimulator;
import kz.jauap.sandbox.TelegramWire;

/// A Telegram bot, or the personal account that has connected it; neither is told who has read what.
final class TelegramWorld implements ChannelWorld {

    private static final String TOKEN = "1000000001:AAtest-token_of_a_simulated_bot_0001";
    private static final long CUSTOMER = 5550010;

    private final TelegramSimulator telegram = new TelegramSimulator(0, TOKEN);
    private final TelegramWire wire = new TelegramWire();
    private final String connection;

    private TelegramWorld(Salon salon, String account, String connection) throws IOException {
        this.connection = connection;
        salon.connect(
                "telegram", account, Map.of("api_base", telegram.address().toString()), Map.of("bot_token", TOKEN));
        salon.announce("telegram", account);
        telegram.startedBy(CUSTOMER);
    }

    static TelegramWorld bot(Salon salon) throws IOException {
        return new TelegramWorld(salon, "journey_bot", "");
    }

    static TelegramWorld business(Salon salon) throws IOException {
        return new TelegramWorld(salon, "owners_bot", TelegramBusiness.CONNECTION);
    }

    @Override
    public Reach reach() {
        return Reach.pictures();
    }

    @Override
    public void writes(String text) {
        if (connection.isEmpty()) {
            telegram.customerWrites(CUSTOMER, text);
        } else {
            telegram.customerWritesToOwner(CUSTOMER, text);
        }
        House.until(() -> telegram.waiting() == 0);
    }

    @Override
    public void shows(byte[] picture) {
        telegram.customerShows(CUSTOMER, connection, picture);
        House.until(() -> telegram.waiting() == 0);
    }

    /// Only what was said in the name of whom the customer writes to.
    @Override
    public List<String> told() {
        return sent("sendMessage")
                .map(call -> call.parameters().path("text").asString(""))
                .toList();
    }

    @Override
    public boolean saw(byte[] picture) {
        return sent("sendPhoto")
                .map(call -> call.parameters().path("photo").asString(""))
                .anyMatch(address -> Arrays.equals(Salon.fetched(address), picture));
    }

    private Stream<TelegramSimulator.Call> sent(String method) {
        return telegram.calls().stream()
                .filter(call -> call.method().equals(method))
                .filter(call -> call.parameters()
                        .path("business_connection_id")
                        .asString("")
                        .equals(connection))
                .filter(call ->
                        call.answer() != null && call.answer().path("ok").asBoolean(false));
    }

    @Override
    public List<String> problems() {
        Stream<String> calls = telegram.calls().stream()
                .flatMap(call -> wire.problemsOfCall(call.method(), call.parameters()).stream());
        Stream<String> updates = telegram.updates().stream().flatMap(update -> wire.problemsOfUpdate(update).stream());
        return Stream.concat(calls, updates).toList();
    }

    @Override
    public void close() {
        telegram.close();
    }
}
