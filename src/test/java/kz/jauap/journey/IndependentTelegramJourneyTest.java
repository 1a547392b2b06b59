package kz.jauap.journey;

import static kz.jauap.ops.House.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import kz.jauap.sandbox.IndependentBotApi;
import kz.jauap.shared.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A whole house behind a Bot API nobody here has written: a customer writes, presses a button, asks for a person, and
/// is answered each time in the same chat.
///
/// Edits are no part of it, because `telegram-test-api` 4.2.1 cannot bring them about. Of a customer's: its updates are
/// `message` and `callback_query` only (`TelegramServer.formatUpdate`), and it has no call by which a person changes
/// what they wrote, so no `edited_message` ever comes. Of ours: a house edits its cards alone, which stand in a group
/// with topics, and the package knows neither groups nor `getChat`, `getChatMember`, `createForumTopic` and
/// `pinChatMessage`, without which no group is connected. What it has, `editMessageText` of a message it was sent, is
/// used by the desk's own client in `IndependentBotApiTest`. Against the simulator edits are played by
/// `DeskJourneyTest`
/// (a manager's) and `DeskOnTelegramTest` (a customer's, and those of cards).
class IndependentTelegramJourneyTest {

    private static final String TOKEN = "777:AAindependent-token_of_a_journey_01";

    private static IndependentBotApi telegram;

    @BeforeAll
    static void start() throws Exception {
        telegram = IndependentBotApi.start(TOKEN);
    }

    @AfterAll
    static void stop() {
        if (telegram != null) {
            telegram.close();
        }
    }

    @Test
    void a_customer_writes_presses_a_button_and_asks_for_a_person_there() throws Exception {
        Street.Business business = Street.business();
        String name = business.slug + "_bot";
        business.connect(
                "telegram",
                name,
                Map.of("api_base", telegram.address().toString(), "updates", "polling"),
                Map.of("bot_token", TOKEN));

        telegram.writes("Сколько стоит маникюр?");
        until(() -> said().size() == 1);
        assertThat(said().getLast()).contains("2 500").doesNotContain("передан");

        telegram.presses(1, "Где вы находитесь?");
        until(() -> said().size() == 2);
        assertThat(said().getLast()).contains("Абая 150");

        telegram.writes("Позовите человека");
        until(() -> said().size() == 3);
        assertThat(said().getLast()).contains("передан");
        assertThat(business.count("handover")).isEqualTo(1);

        business.change("telegram", name, "{\"status\":\"SUSPENDED\"}");
    }

    @Test
    void what_this_journey_leaves_out_is_what_the_package_does_not_know() throws Exception {
        for (String method : List.of("getChat", "getChatMember", "createForumTopic", "pinChatMessage")) {
            assertThat(telegram.knows("/bot" + TOKEN + "/" + method)).as(method).isFalse();
        }
        assertThat(telegram.knows("/editMessage")).as("a person's edit").isFalse();
        assertThat(telegram.knows("/bot" + TOKEN + "/editMessageText")).isTrue();
    }

    /// What the bot has said, oldest first.
    private static List<String> said() {
        try {
            return Json.tree(telegram.history())
                    .path("result")
                    .valueStream()
                    .map(one -> one.path("message"))
                    .filter(message -> message.has("chat_id")
                            || message.path("from").path("is_bot").asBoolean())
                    .map(message -> message.path("text").asString(""))
                    .toList();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
