package kz.jauap.desk.manager;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.jauap.desk.group.DeskGroup;
import kz.jauap.desk.group.GroupFixture;
import kz.jauap.desk.group.Telegraph;
import kz.jauap.desk.telegram.BotApi;
import kz.jauap.desk.telegram.BotReply;
import kz.jauap.sandbox.IndependentBotApi;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The desk's client and reader against a Bot API nobody here has written.
class IndependentBotApiTest {

    private static final String TOKEN = "1:independent_token";

    private static IndependentBotApi server;

    @BeforeAll
    static void start() throws Exception {
        server = IndependentBotApi.start(TOKEN);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void texts_presses_and_edits_are_understood_alike_by_a_server_nobody_here_wrote() throws Exception {
        try (BotApi api = new BotApi(server.address(), Duration.ofSeconds(5))) {
            Telegraph telegraph = GroupFixture.telegraph(api);
            assertThat(done(telegraph.me(TOKEN)).path("id").asLong()).isPositive();
            DeskGroup chat = DeskGroup.fresh(
                    new TenantId(new UUID(1, 1)),
                    new UUID(2, 2),
                    "",
                    IndependentBotApi.PERSON,
                    new DeskGroup.Bot(666, "bot", TOKEN, "secret", true),
                    null);

            List<List<Map<String, String>>> buttons =
                    List.of(List.of(Map.of("text", "Беру", "callback_data", "take:1")));
            JsonNode sent = done(telegraph.say(chat, 0, "Запрос <1> & ещё", null, buttons));
            long message = sent.path("message_id").asLong();
            assertThat(server.history()).contains("Запрос <1> & ещё").contains("take:1");

            server.writes("Добрый день");
            server.presses(message, "take:1");
            List<Deed> deeds = done(telegraph.updates(chat, 0, Duration.ZERO))
                    .valueStream()
                    .map(UpdateReader::read)
                    .toList();
            assertThat(deeds).hasSize(2);
            assertThat(deeds.get(0)).isInstanceOfSatisfying(Deed.Wrote.class, wrote -> {
                assertThat(wrote.text()).isEqualTo("Добрый день");
                assertThat(wrote.by().id()).isEqualTo(IndependentBotApi.PERSON);
            });
            assertThat(deeds.get(1)).isInstanceOfSatisfying(Deed.Press.class, press -> {
                assertThat(press.data()).isEqualTo("take:1");
                assertThat(press.message()).isEqualTo(message);
                assertThat(telegraph.toast(chat, press.id(), "Готово", false)).isInstanceOf(BotReply.Done.class);
            });

            assertThat(telegraph.changeCard(chat, message, "<b>В работе</b>", List.of()))
                    .isInstanceOf(BotReply.Done.class);
            assertThat(server.history()).contains("<b>В работе</b>").doesNotContain("Запрос <1>");
        }
    }

    private static JsonNode done(BotReply reply) {
        assertThat(reply).isInstanceOf(BotReply.Done.class);
        return ((BotReply.Done) reply).result();
    }
}
