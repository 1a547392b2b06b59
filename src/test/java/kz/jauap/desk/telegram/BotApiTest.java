package kz.jauap.desk.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import kz.jauap.channel.spi.Media;
import kz.jauap.channel.spi.ProviderHttp;
import kz.jauap.desk.telegram.BotReply.Bar;
import kz.jauap.sandbox.Fault;
import kz.jauap.sandbox.ForumSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BotApiTest {

    private static final String TOKEN = "1:right";
    private static final long CHAT = -1001L;

    private final ForumSimulator telegram = new ForumSimulator(TOKEN, CHAT, Clock.systemUTC());
    private final BotApi api = new BotApi(telegram.address(), Duration.ofMillis(500));

    @AfterEach
    void close() {
        api.close();
        telegram.close();
    }

    @Test
    void tells_refusals_apart_by_what_there_is_to_do() {
        long thread = thread();
        JsonNode card = done("sendMessage", Map.of("text", "a", "message_thread_id", thread));
        long id = card.path("message_id").asLong();
        assertThat(call("editMessageText", Map.of("text", "a", "message_id", id)))
                .isEqualTo(new BotReply.Unchanged());
        telegram.people().makeTooOld(id);
        assertThat(call("editMessageText", Map.of("text", "b", "message_id", id)))
                .isInstanceOf(BotReply.Unchangeable.class);
        telegram.people().closeTopic(thread);
        assertThat(say(thread)).isEqualTo(new BotReply.ThreadClosed());
        telegram.people().deleteTopic(thread, false);
        assertThat(say(thread)).isEqualTo(new BotReply.NoThread());
        assertThat(call("sendMessage", Map.of("text", ""))).isInstanceOf(BotReply.Refused.class);
    }

    @Test
    void names_what_bars_the_bot() {
        telegram.people().mostTopics(0);
        assertThat(bar()).isEqualTo(Bar.FULL);
        telegram.people().allowTopics(false);
        assertThat(bar()).isEqualTo(Bar.RIGHTS);
        telegram.people().switchTopics(false);
        assertThat(bar()).isEqualTo(Bar.NO_TOPICS);
        telegram.people().kick();
        assertThat(bar()).isEqualTo(Bar.EXPELLED);
        assertThat(api.call("2:wrong", "getMe", Map.of()))
                .isInstanceOfSatisfying(
                        BotReply.Barred.class,
                        barred -> assertThat(barred.bar()).isEqualTo(Bar.TOKEN));
        telegram.people().takeBack();
        telegram.people().upgradeTo(-2002);
        assertThat(say(0)).isEqualTo(new BotReply.Moved(-2002));
    }

    @Test
    void knows_what_was_done_from_what_was_not_and_from_what_nobody_knows() {
        telegram.next(
                Fault.THROTTLED,
                Fault.BROKEN,
                Fault.PAGE_WITH_200,
                Fault.SILENT_AFTER_ACCEPTANCE,
                Fault.HANG_UP_AFTER_ACCEPTANCE);
        assertThat(say(0)).isEqualTo(new BotReply.Wait(Duration.ofSeconds(3)));
        assertThat(say(0)).isInstanceOf(BotReply.NotDone.class);
        assertThat(say(0)).isInstanceOf(BotReply.Unknown.class);
        assertThat(say(0)).isInstanceOf(BotReply.Unknown.class);
        assertThat(say(0)).isInstanceOf(BotReply.Unknown.class);
        telegram.goDown();
        assertThat(say(0)).isInstanceOf(BotReply.NotDone.class);
        telegram.comeBack();
        assertThat(say(0)).isInstanceOf(BotReply.Done.class);
    }

    @Test
    void a_file_goes_up_and_another_comes_down() {
        byte[] bytes = {1, 2, 3, 13, 10, 45, 45};
        BotReply reply = api.upload(
                TOKEN,
                "sendPhoto",
                Map.of("chat_id", "" + CHAT, "caption", "Қосымша"),
                "photo",
                new ProviderHttp.File("photo.jpg", "image/jpeg", bytes));
        JsonNode sent = ((BotReply.Done) reply).result();
        assertThat(sent.path("caption").asString()).isEqualTo("Қосымша");
        assertThat(telegram.uploaded(sent.path("photo").path(0).path("file_id").asString()))
                .isEqualTo(bytes);
        telegram.people().voice(7, 0, "voice".getBytes(StandardCharsets.UTF_8));
        String file = telegram.updates()
                .getLast()
                .path("message")
                .path("voice")
                .path("file_id")
                .asString();
        assertThat(api.file(TOKEN, file, new Media.Limits(100, Duration.ofSeconds(2))))
                .isInstanceOfSatisfying(
                        Media.Fetched.class,
                        got -> assertThat(got.bytes()).isEqualTo("voice".getBytes(StandardCharsets.UTF_8)));
        assertThat(api.file(TOKEN, file, new Media.Limits(2, Duration.ofSeconds(2))))
                .isInstanceOf(Media.Missing.class);
    }

    @Test
    void never_shows_the_token() {
        BotApi nowhere = new BotApi(URI.create("http://127.0.0.1:1"), Duration.ofSeconds(1));
        assertThat(nowhere.call(TOKEN, "getMe", Map.of()).toString()).doesNotContain(TOKEN);
        nowhere.close();
    }

    private Bar bar() {
        return ((BotReply.Barred) call("createForumTopic", Map.of("name", "a"))).bar();
    }

    private long thread() {
        return done("createForumTopic", Map.of("name", "Anna"))
                .path("message_thread_id")
                .asLong();
    }

    private BotReply say(long thread) {
        return call(
                "sendMessage", thread == 0 ? Map.of("text", "a") : Map.of("text", "a", "message_thread_id", thread));
    }

    private JsonNode done(String method, Map<String, ?> parameters) {
        return ((BotReply.Done) call(method, parameters)).result();
    }

    private BotReply call(String method, Map<String, ?> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("chat_id", CHAT);
        return api.call(TOKEN, method, all);
    }
}
