package kz.jauap.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.InboundMessage;
import kz.jauap.message.MessageReader.Fault;
import kz.jauap.message.MessageReader.Read;
import kz.jauap.shared.Json;
import org.junit.jupiter.api.Test;

class MessageReaderTest {

    private static InboundMessage message(String json) {
        return message(json, "");
    }

    private static InboundMessage message(String json, String otherwise) {
        return switch (MessageReader.read(Json.tree(json), otherwise)) {
            case Read.Message(InboundMessage message) -> message;
            case Read.Faulty(List<Fault> faults) -> throw new AssertionError(faults.toString());
        };
    }

    private static List<String> faults(String json) {
        return switch (MessageReader.read(Json.tree(json), "")) {
            case Read.Message message -> List.of();
            case Read.Faulty(List<Fault> faults) ->
                faults.stream().map(Fault::pointer).toList();
        };
    }

    @Test
    void reads_what_the_reference_sends() {
        InboundMessage message = message("""
                {"channel":"viber","external_user_id":"77015550101","external_chat_id":"c1","external_message_id":"m1",
                 "text":"Hello","timestamp":"2026-11-22T14:30:00+05:00","client_name":"Aigul","client_phone":"+77015550101",
                 "client_email":"a@example.kz",
                 "media":{"has_images":true,"images":[{"url":"https://files.example/1.jpg"}],"voice_url":"https://files.example/v.ogg"},
                 "meta":{"ad_channel":"avito","ad_id":"42","utm":{"utm_source":"instagram"},"raw":{"any":1}}}""");
        assertThat(message.mark()).isEqualTo("c1:m1");
        assertThat(message.chatId()).isEqualTo("c1");
        assertThat(message.userId()).isEqualTo("77015550101");
        assertThat(message.sentAt()).isEqualTo(Instant.parse("2026-11-22T09:30:00Z"));
        assertThat(message.attachments().stream().map(Attachment::kind))
                .containsExactly(Attachment.Kind.VOICE, Attachment.Kind.PHOTO);
        assertThat(message.meta())
                .containsEntry("ad_id", "42")
                .containsEntry("utm_source", "instagram")
                .containsEntry("origin", "viber")
                .containsEntry("email", "a@example.kz")
                .doesNotContainKey("raw");
    }

    @Test
    void the_id_may_stand_in_meta_and_the_user_may_be_the_chat() {
        InboundMessage message =
                message("{\"external_user_id\":\"u\",\"text\":\"x\",\"meta\":{\"external_message_id\":7}}");
        assertThat(message.mark()).isEqualTo("u:7");
        assertThat(message.chatId()).isEqualTo("u");
    }

    @Test
    void without_an_id_the_request_names_the_message() {
        assertThat(message("{\"external_chat_id\":\"c\",\"text\":\"x\"}", "key-1")
                        .mark())
                .isEqualTo("c:key-1");
        assertThat(faults("{\"external_chat_id\":\"c\",\"text\":\"x\"}")).containsExactly("/external_message_id");
    }

    @Test
    void a_moment_without_its_zone_is_refused() {
        assertThat(faults("""
                {"external_chat_id":"c","external_message_id":"1","text":"x","timestamp":"2026-11-22T09:30:00"}""")).containsExactly("/timestamp");
    }

    @Test
    void an_edit_names_what_it_corrects_in_the_same_chat() {
        assertThat(message("""
                {"kind":"edit","external_chat_id":"c","external_message_id":"1b","text":"x","meta":{"edits":"1"}}""").meta()).containsEntry("edits", "c:1");
        assertThat(faults(
                        "{\"kind\":\"edit\",\"external_chat_id\":\"c\",\"external_message_id\":\"1\",\"text\":\"x\"}"))
                .containsExactly("/meta/edits");
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        assertThat(faults("""
                {"external_chat_id":"","text":{"a":1},"timestamp":"soon","meta":{"ad_id":["x"]},
                 "media":{"attachments":[{"kind":"photo","url":"file:///etc/passwd"},{"kind":"smell","url":"https://x.kz"}]}}"""))
                .contains(
                        "/external_chat_id",
                        "/external_message_id",
                        "/text",
                        "/timestamp",
                        "/meta/ad_id",
                        "/media/attachments/0",
                        "/media/attachments/1/kind");
        assertThat(faults("[]")).containsExactly("");
    }
}
