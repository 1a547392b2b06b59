package kz.jauap.journey;

import java.util.List;
import java.util.Map;
import kz.jauap.sandbox.TelegramSimulator;
import tools.jackson.databind.JsonNode;

/// A business's Telegram bot at a Bot API of its own.
final class Bot implements AutoCloseable {

    static final long CUSTOMER = 5550001;
    private static int number;

    final TelegramSimulator telegram;
    final String name;
    final String secret;
    final Street.Business business;

    /// @param polling whether the house asks for updates, instead of being told
    Bot(Street.Business business, boolean polling) {
        String token = "100000" + ++number + ":AAtest-token_of_a_simulated_bot_0001";
        this.business = business;
        this.name = business.slug + "_bot";
        this.telegram = Street.telegram(token);
        telegram.startedBy(CUSTOMER);
        Map<String, String> config = polling
                ? Map.of("api_base", telegram.address().toString(), "updates", "polling")
                : Map.of("api_base", telegram.address().toString());
        this.secret = business.connect("telegram", name, config, Map.of("bot_token", token));
        if (!polling) {
            Street.expect(
                    200,
                    Street.house()
                            .post("/admin/tenants/" + business.slug + "/channels/telegram/" + name + "/webhook", ""));
        }
    }

    /// Texts in the customer's chat, in order.
    List<String> chat() {
        return telegram.sent().stream()
                .filter(message -> message.path("chat").path("id").asLong() == CUSTOMER)
                .map(message -> message.path("text").asString(""))
                .toList();
    }

    long calls(String method) {
        return telegram.calls().stream()
                .filter(call -> call.method().equals(method))
                .count();
    }

    JsonNode lastUpdate() {
        return telegram.updates().getLast();
    }

    @Override
    public void close() {
        telegram.close();
    }
}
