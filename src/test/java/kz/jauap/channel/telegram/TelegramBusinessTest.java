package kz.jauap.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kz.jauap.channel.Fixtures;
import kz.jauap.channel.InboundEvent;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.sandbox.TelegramBusiness;
import kz.jauap.sandbox.TelegramWire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Answers in the name of a personal account.
class TelegramBusinessTest {

    private static final String CHAT = "biz:" + TelegramBusiness.CONNECTION + ":5550001";

    private final TelegramUnderTest telegram = new TelegramUnderTest();

    @AfterEach
    void close() {
        telegram.close();
    }

    private InboundEvent event(String fixture) {
        Parsed parsed =
                telegram.adapter().parse(telegram.genuine(Fixtures.read("telegram", fixture)), telegram.account());
        return ((Parsed.Events) parsed).events().getFirst();
    }

    private SendOutcome send(String chat, List<String> replies) {
        OutboundMessage message = new OutboundMessage("k1", chat, "2 500", List.of(), replies);
        return telegram.adapter().send(message, telegram.account());
    }

    private JsonNode lastCall() {
        return telegram.simulator.calls().getLast().parameters();
    }

    @Test
    void an_ordinary_message_to_the_owner_is_heard_and_is_of_a_chat_of_its_own() {
        assertThat(event("business-message")).isInstanceOfSatisfying(InboundMessage.class, message -> {
            assertThat(message.text()).isEqualTo("Вопрос владельцу");
            assertThat(message.chatId()).isEqualTo("biz:bc_test_1:5550001");
            assertThat(message.mark()).isEqualTo("biz:bc_test_1:5550001:1222");
            assertThat(message.userId()).isEqualTo("5550001");
        });
    }

    @Test
    void an_edit_names_the_message_it_changes() {
        assertThat(event("business-edited")).isInstanceOfSatisfying(InboundMessage.class, message -> {
            assertThat(message.change()).isEqualTo(InboundMessage.Change.EDIT);
            assertThat(message.meta("edits")).contains("biz:bc_test_1:5550001:1222");
            assertThat(message.text()).isEqualTo("Другой вопрос владельцу");
        });
    }

    @Test
    void an_answer_goes_out_in_the_owners_name_without_a_keyboard() {
        assertThat(send(CHAT, List.of("Да", "Нет"))).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(lastCall().path("business_connection_id").asString()).isEqualTo(TelegramBusiness.CONNECTION);
        assertThat(lastCall().path("chat_id").asLong()).isEqualTo(5550001);
        assertThat(lastCall().path("text").asString()).isEqualTo("2 500\n\nДа\nНет");
        assertThat(lastCall().has("reply_markup")).isFalse();
    }

    @Test
    void every_call_in_an_owners_name_fits_the_bot_api() {
        send(CHAT, List.of("Да"));
        telegram.adapter().typing(CHAT, telegram.account());
        telegram.simulator.business().mayReply(false);
        send(CHAT, List.of());
        TelegramWire wire = new TelegramWire();
        assertThat(telegram.simulator.calls())
                .hasSizeGreaterThan(3)
                .allSatisfy(call -> assertThat(wire.problemsOfCall(call.method(), call.parameters()))
                        .isEmpty());
    }

    @Test
    void a_right_that_was_taken_back_is_told_with_what_to_do_and_works_again_once_it_is_given() {
        telegram.simulator.business().mayReply(false);
        assertThat(send(CHAT, List.of()))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("403", "may not reply", "Chatbots"));
        telegram.simulator.business().mayReply(true);
        telegram.simulator.business().enabled(false);
        assertThat(send(CHAT, List.of()))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("disconnected"));
        telegram.simulator.business().enabled(true);
        assertThat(send(CHAT, List.of())).isInstanceOf(SendOutcome.Accepted.class);
    }

    @Test
    void a_message_without_its_connection_goes_to_quarantine() {
        byte[] body = new String(Fixtures.read("telegram", "business-message"), java.nio.charset.StandardCharsets.UTF_8)
                .replace("bc_test_1", "a b:c")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(telegram.adapter().parse(telegram.genuine(body), telegram.account()))
                .isInstanceOf(Parsed.Unreadable.class);
        for (String chat : List.of("biz::1", "biz:a b:1", "biz:x:../1", "biz:x:-1")) {
            assertThat(send(chat, List.of())).as(chat).isInstanceOf(SendOutcome.Rejected.class);
        }
    }
}
