package kz.jauap.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.Attachment.Kind;
import kz.jauap.channel.Fixtures;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.sandbox.TelegramSimulator;
import kz.jauap.sandbox.TelegramSimulator.Call;
import kz.jauap.sandbox.TelegramWire;
import kz.jauap.shared.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What we call, what the simulator answers and what our fixtures hold, against the Bot API's own description.
class TelegramWireTest {

    private final TelegramWire wire = new TelegramWire();
    private final TelegramUnderTest telegram = new TelegramUnderTest();

    @AfterEach
    void close() {
        telegram.close();
    }

    @Test
    void every_call_of_the_adapter_fits_the_bot_api() {
        callEverything();
        assertThat(telegram.simulator.calls())
                .extracting(Call::method)
                .contains(
                        "getMe",
                        "sendMessage",
                        "sendPhoto",
                        "sendDocument",
                        "sendChatAction",
                        "setWebhook",
                        "deleteWebhook",
                        "getUpdates");
        assertThat(telegram.simulator.calls())
                .allSatisfy(call -> assertThat(wire.problemsOfCall(call.method(), call.parameters()))
                        .isEmpty());
    }

    @Test
    void every_answer_of_the_simulator_fits_the_bot_api() {
        callEverything();
        TelegramApi api = new TelegramApi(new TelegramProperties(
                telegram.simulator.address(), java.time.Duration.ofSeconds(5), java.time.Duration.ofSeconds(1), 30, 1));
        long sent = telegram.simulator.sent().getFirst().path("message_id").asLong();
        api.call(telegram.account(), "getWebhookInfo", Map.of());
        api.call(
                telegram.account(),
                "editMessageText",
                Map.of("chat_id", TelegramUnderTest.CHAT, "message_id", sent, "text", "b"));
        api.call(telegram.account(), "answerCallbackQuery", Map.of("callback_query_id", "1"));
        api.call(telegram.account(), "deleteMessage", Map.of("chat_id", TelegramUnderTest.CHAT, "message_id", sent));
        List<Call> good = telegram.simulator.calls().stream()
                .filter(call -> result(call).isPresent())
                .toList();
        assertThat(good).hasSizeGreaterThan(10);
        assertThat(good)
                .allSatisfy(call -> assertThat(wire.problemsOfResult(
                                call.method(), result(call).orElseThrow()))
                        .as(call.method())
                        .isEmpty());
    }

    @Test
    void every_update_of_the_simulator_fits_the_bot_api() {
        TelegramSimulator simulator = telegram.simulator;
        long id = simulator.customerWrites(TelegramUnderTest.CHAT, "one");
        simulator.customerEdits(TelegramUnderTest.CHAT, id, "two");
        assertThat(simulator.updates())
                .hasSize(2)
                .allSatisfy(update -> assertThat(wire.problemsOfUpdate(update)).isEmpty());
    }

    @Test
    void every_fixture_fits_the_bot_api() {
        assertThat(Fixtures.names("telegram")).hasSizeGreaterThan(25).allSatisfy(name -> {
            JsonNode update = Json.mapper().readTree(Fixtures.read("telegram", name));
            assertThat(wire.problemsOfUpdate(update)).as(name).isEmpty();
        });
    }

    @Test
    void every_type_of_update_is_known_to_the_reader() {
        assertThat(wire.version()).isEqualTo("Bot API 10.1");
        Set<String> unknown = wire.updateTypes().stream()
                .filter(type -> UpdateReader.read(Json.tree("{\"update_id\":1,\"" + type + "\":{}}"))
                                instanceof Parsed.Unreadable(String reason)
                        && reason.contains("nobody knows"))
                .collect(Collectors.toSet());
        assertThat(unknown).isEmpty();
        assertThat(wire.updateTypes()).containsAll(UpdateReader.WANTED);
    }

    @Test
    void the_check_itself_sees_what_is_wrong() {
        assertThat(wire.problemsOfCall("sendMessage", Json.tree("{\"chat_id\":1,\"txt\":\"a\"}")))
                .containsExactlyInAnyOrder("sendMessage.text is required", "sendMessage.txt is unknown");
        assertThat(wire.problemsOfUpdate(Json.tree("{\"update_id\":\"1\"}"))).isNotEmpty();
    }

    private void callEverything() {
        var adapter = telegram.adapter();
        var account = telegram.account();
        adapter.check(account);
        adapter.typing(telegram.chat(), account);
        adapter.send(OutboundMessage.text("k", telegram.chat(), "a"), account);
        adapter.send(new OutboundMessage("k", telegram.chat(), "a", List.of(), List.of("b", "c")), account);
        for (Kind kind : Kind.values()) {
            Attachment file = Attachment.of(kind, "https://example.com/file");
            adapter.send(new OutboundMessage("k", telegram.chat(), "a", List.of(file), List.of()), account);
        }
        adapter.register(account, java.net.URI.create("https://example.com/telegram-webhook"));
        adapter.unregister(account);
        telegram.simulator.customerWrites(TelegramUnderTest.CHAT, "hello");
        pollOnce();
    }

    private void pollOnce() {
        var received = new java.util.concurrent.CountDownLatch(1);
        try (var _ = telegram.adapter().poll(telegram.account(), (_, _) -> received.countDown())) {
            assertThat(received.await(10, java.util.concurrent.TimeUnit.SECONDS))
                    .isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static java.util.Optional<JsonNode> result(Call call) {
        JsonNode answer = call.answer();
        return answer != null && answer.has("result")
                ? java.util.Optional.of(answer.path("result"))
                : java.util.Optional.empty();
    }
}
