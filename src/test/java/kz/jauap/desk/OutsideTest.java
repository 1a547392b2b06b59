package kz.jauap.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kz.jauap.ops.House;
import kz.jauap.shared.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Somebody answers a customer on the phone whose WhatsApp number we share: its provider tells
/// everything back, ours too.
class OutsideTest {

    private static DeskHouse salon;
    private static String secret = "";
    private static int number;

    private final String phone = "7701555%04d".formatted(7000 + ++number);

    @BeforeAll
    static void open() {
        salon = new DeskHouse();
    }

    @AfterAll
    static void close() {
        salon.close();
    }

    @BeforeEach
    void writesFirst() {
        secret = salon.writesAs(phone, "first" + ++number, "Где вы находитесь?");
    }

    private void echo(String id, String text) {
        String body = Json.write(Map.of(
                "messageType",
                "text",
                "message",
                text,
                "metadata",
                Map.of(
                        "fromMe",
                        true,
                        "timestamp",
                        1763700000,
                        "messageId",
                        id,
                        "remoteJid",
                        phone + "@s.whatsapp.net")));
        House.Answer answer = salon.house.call(
                "POST",
                "/webhook/chatflow/" + salon.slug,
                body,
                Map.of("Content-Type", "application/json", "X-Webhook-Secret", secret));
        assertThat(answer.status()).isEqualTo(200);
        salon.settle();
    }

    private String lastToldTo() {
        return salon.phones.received().stream()
                .filter(one -> one.jid().startsWith(phone))
                .reduce((a, b) -> b)
                .orElseThrow()
                .text();
    }

    private static long operatorWords() {
        return salon.count("message where author = 'OPERATOR'");
    }

    @Test
    void our_own_words_coming_back_are_nobody_elses() {
        long before = operatorWords();
        echo("echo" + ++number, lastToldTo());
        assertThat(operatorWords()).isEqualTo(before);
        assertThat(salon.count(
                        "conversation where state::text like '%\"outside\":\"2%' and chat_id like '" + phone + "%'"))
                .isZero();
    }

    @Test
    void what_is_written_on_the_phone_stands_in_the_topic_and_ends_the_wait() {
        salon.writesAs(phone, "ask" + ++number, "Позовите человека");
        assertThat(salon.topic().getFirst()).contains("Новый запрос");
        long before = operatorWords();
        echo("phone" + ++number, "Сейчас подойду, подождите минуту");
        assertThat(operatorWords()).isEqualTo(before + 1);
        assertThat(salon.topic()).last().asString().contains("Сейчас подойду");
        assertThat(salon.topic().getFirst()).contains("Завершено");
        int told = salon.phones.received().size();
        salon.writesAs(phone, "more" + ++number, "Сколько стоит маникюр?");
        assertThat(salon.phones.received()).as("the bot is silent").hasSize(told);
    }
}
