package kz.jauap.desk;

import static kz.jauap.desk.DeskHouse.AIDA;
import static kz.jauap.desk.DeskHouse.BOLAT;
import static kz.jauap.desk.DeskHouse.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import kz.jauap.identity.Agent;
import kz.jauap.identity.Agents;
import kz.jauap.identity.Identity;
import kz.jauap.identity.Role;
import kz.jauap.shared.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeskJourneyTest {

    private static DeskHouse salon;

    @BeforeAll
    static void open() {
        salon = new DeskHouse();
    }

    @AfterAll
    static void close() {
        salon.close();
    }

    @BeforeEach
    void somebodyNew() {
        salon.meet();
    }

    @Test
    void a_customer_asks_for_a_person_talks_with_one_in_a_topic_and_then_the_bot_answers_again() {
        salon.writes("Позовите человека");
        assertThat(salon.topic()).hasSize(1);
        assertThat(salon.topic().getFirst()).contains("Новый запрос").contains("Позовите человека");
        assertThat(salon.telegram.people().pinned(salon.card())).isTrue();

        assertThat(salon.press(AIDA, "Беру")).isEqualTo("Готово");
        assertThat(salon.topic().getFirst()).contains("В работе: Aida");

        for (int i = 1; i <= 10; i++) {
            long message = salon.telegram.people().write(AIDA, salon.thread(), "Ответ " + i);
            salon.settle();
            assertThat(salon.told()).last().isEqualTo("Ответ " + i);
            assertThat(salon.telegram.people().reaction(message)).isEqualTo(Mark.ACCEPTED.sign());
            salon.writes("Вопрос " + i);
            assertThat(salon.topic()).last().isEqualTo("👤 Вопрос " + i);
        }

        assertThat(salon.press(AIDA, "Решено")).isEqualTo("Готово");
        assertThat(salon.topic().getFirst()).contains("Завершено: Aida");
        assertThat(salon.telegram.people().buttons(salon.card())).isEmpty();
        assertThat(salon.telegram.people().pinned(salon.card())).isFalse();
        int before = salon.told().size();
        salon.writes("Сколько стоит маникюр?");
        assertThat(salon.told()).hasSize(before + 1).last().asString().contains("2 500");
        assertThat(salon.requests("RESOLVED")).isEqualTo(1);
    }

    @Test
    void the_first_word_in_the_topic_takes_the_request() {
        salon.writes("Позовите человека");
        salon.telegram.people().write(AIDA, salon.thread(), "Здравствуйте, чем помочь?");
        salon.settle();
        assertThat(salon.told()).last().isEqualTo("Здравствуйте, чем помочь?");
        assertThat(salon.topic().getFirst()).contains("В работе: Aida");
        assertThat(salon.topic()).hasSize(2);
    }

    @Test
    void of_two_people_one_has_the_request_and_the_other_is_told_so() {
        salon.writes("Позовите человека");
        salon.press(AIDA, "Беру");
        String late = salon.telegram.people().pressOld(BOLAT, salon.card(), "take:" + handover());
        salon.settle();
        assertThat(salon.toast(late)).contains("Aida");
        int before = salon.told().size();
        salon.telegram.people().write(BOLAT, salon.thread(), "А я отвечу");
        salon.settle();
        assertThat(salon.told()).hasSize(before);
        assertThat(salon.topic()).last().asString().contains("не отправлено").contains("Aida");
    }

    @Test
    void who_is_no_agent_can_neither_press_nor_write_and_the_audit_knows() {
        salon.writes("Позовите человека");
        int before = salon.told().size();
        long audited = salon.count("audit where action = 'desk.stranger'");
        assertThat(salon.press(STRANGER, "Беру")).contains("не в списке");
        salon.telegram.people().write(STRANGER, salon.thread(), "Я тут главный");
        salon.settle();
        assertThat(salon.told()).hasSize(before);
        assertThat(salon.topic()).last().asString().contains("не в списке");
        assertThat(salon.count("audit where action = 'desk.stranger'")).isEqualTo(audited + 2);
        assertThat(salon.requests("PENDING")).isEqualTo(1);
    }

    @Test
    void a_button_of_a_request_that_is_over_says_so_and_goes() {
        salon.writes("Позовите человека");
        String handover = handover();
        salon.press(AIDA, "Вернуть боту");
        String late = salon.telegram.people().pressOld(BOLAT, salon.card(), "take:" + handover);
        salon.settle();
        assertThat(salon.toast(late)).contains("закрыт");
    }

    @Test
    void photos_voices_documents_stickers_and_corrections_reach_the_customer() throws Exception {
        salon.writes("Позовите человека");
        byte[] bytes = {1, 2, 3, 4};
        salon.telegram.people().photo(AIDA, salon.thread(), bytes, "Наш прайс");
        salon.settle();
        salon.telegram.people().voice(AIDA, salon.thread(), bytes);
        salon.settle();
        salon.telegram.people().document(AIDA, salon.thread(), "list.pdf", bytes);
        salon.settle();
        salon.telegram.people().sticker(AIDA, salon.thread(), bytes);
        salon.settle();
        var files = salon.files();
        assertThat(files).hasSize(4);
        for (String file : files) {
            HttpResponse<byte[]> got = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(file)).build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(got.statusCode()).isEqualTo(200);
            assertThat(got.body()).isEqualTo(bytes);
        }
        assertThat(salon.house.get("/desk/file/" + salon.tenant + "/v1.nothing").status())
                .isEqualTo(404);
        long message = salon.telegram.people().write(AIDA, salon.thread(), "В пять");
        salon.settle();
        salon.telegram.people().edit(AIDA, message, "В шесть");
        salon.settle();
        assertThat(salon.told()).last().isEqualTo("Исправлено: В шесть");
    }

    @Test
    void what_the_customer_did_not_get_is_said_below_it_and_can_be_sent_again() {
        salon.writes("Позовите человека");
        salon.phones.next(kz.jauap.sandbox.Fault.FORBIDDEN);
        long message = salon.telegram.people().write(AIDA, salon.thread(), "Добрый день");
        salon.settle();
        assertThat(salon.telegram.people().reaction(message)).isEqualTo(Mark.FAILED.sign());
        var last = salon.telegram.people().topic(salon.thread()).getLast();
        assertThat(last.path("text").asString()).contains("Не доставлено");
        salon.telegram.people().press(AIDA, last.path("message_id").asLong(), "Отправить ещё раз");
        salon.settle();
        assertThat(salon.told()).last().isEqualTo("Добрый день");
        assertThat(salon.telegram.people().reaction(message)).isEqualTo(Mark.ACCEPTED.sign());
        assertThat(salon.telegram.people().buttons(last.path("message_id").asLong()))
                .isEmpty();
    }

    @Test
    void commands_are_for_the_desk_and_never_reach_the_customer() {
        salon.writes("Позовите человека");
        salon.telegram.people().write(AIDA, salon.thread(), "Здравствуйте");
        salon.settle();
        int before = salon.told().size();
        salon.telegram.people().write(AIDA, salon.thread(), "/note постоянный клиент");
        salon.settle();
        salon.telegram.people().write(AIDA, salon.thread(), "/history");
        salon.settle();
        assertThat(salon.topic())
                .last()
                .asString()
                .contains("👤 Позовите человека")
                .contains("Здравствуйте");
        salon.telegram.people().write(AIDA, salon.thread(), "/dance");
        salon.settle();
        assertThat(salon.topic()).last().asString().contains("Такой команды нет");
        assertThat(salon.told()).hasSize(before);
        salon.telegram.people().write(AIDA, salon.thread(), "/close");
        salon.settle();
        assertThat(salon.requests("RESOLVED")).isEqualTo(1);
    }

    @Test
    void the_bot_is_silent_for_as_long_as_somebody_says_and_the_case_stays_theirs() {
        salon.writes("Сколько стоит маникюр?");
        salon.writes("Позовите человека");
        salon.telegram.people().write(AIDA, salon.thread(), "/mute 3ч");
        salon.settle();
        assertThat(salon.topic()).last().asString().contains("обращение у вас до 24.11");
        assertThat(salon.topic().getFirst()).contains("В работе: Aida");
        int before = salon.told().size();
        salon.writes("А педикюр?");
        salon.passes(Duration.ofMinutes(170));
        assertThat(salon.told()).hasSize(before);
        assertThat(salon.requests("ACTIVE")).isEqualTo(1);
        salon.passes(Duration.ofMinutes(135));
        assertThat(salon.requests("ACTIVE")).isZero();
        salon.telegram.people().write(AIDA, salon.thread(), "/mute вечность");
        salon.settle();
        assertThat(salon.topic()).last().asString().contains("/mute 30м");
    }

    @Test
    void a_booking_with_all_its_slots_stands_on_the_card_and_is_confirmed_from_the_topic() {
        salon.writes("Здравствуйте, хочу записаться на маникюр завтра в 15:00, меня зовут Алия, +7 701 555 44 33");
        for (int i = 0; i < 4 && salon.requests("PENDING") == 0; i++) {
            salon.writes("да");
        }
        assertThat(salon.topic().getFirst())
                .contains("аникюр")
                .contains("15:00")
                .contains("Алия")
                .contains("+77015554433");
        salon.telegram.people().write(AIDA, salon.thread(), "/book");
        salon.settle();
        assertThat(salon.topic()).last().asString().contains("15:00").contains("/book да");
        salon.telegram.people().write(AIDA, salon.thread(), "/book да");
        salon.settle();
        assertThat(salon.topic()).last().asString().contains("подтверждена");
        assertThat(salon.told()).last().asString().contains("15:00");
        salon.telegram.people().write(AIDA, salon.thread(), "/book да");
        salon.settle();
        assertThat(salon.topic()).last().asString().contains("нет записи");
    }

    @Test
    void what_was_learned_from_a_case_is_approved_by_a_button_and_can_be_undone() {
        salon.agent("Olga", Role.OWNER, 51);
        salon.writes("Позовите человека");
        salon.press(AIDA, "Беру");
        salon.writes("А у вас можно расплатиться подарочным купоном мегамаркета?");
        salon.telegram.people().write(AIDA, salon.thread(), "Да, купоны мегамаркета мы принимаем до конца месяца.");
        salon.settle();
        salon.press(AIDA, "Решено");
        var asked = salon.telegram.people().topic(salon.thread()).stream()
                .filter(one -> one.path("text").asString("").contains("Отвечать так и другим?"))
                .findFirst()
                .orElseThrow();
        assertThat(asked.path("text").asString()).contains("купоны мегамаркета мы принимаем");
        long message = asked.path("message_id").asLong();
        assertThat(salon.telegram.people().buttons(message)).containsExactly("Использовать", "Не использовать");

        String press = salon.telegram.people().press(AIDA, message, "Использовать");
        salon.settle();
        assertThat(salon.toast(press)).contains("роль этого не позволяет");
        assertThat(salon.count("learned_answer where status = 'APPROVED'")).isZero();

        press = salon.telegram.people().press(51, message, "Использовать");
        salon.settle();
        assertThat(salon.toast(press)).contains("будет отвечать так");
        assertThat(salon.count("learned_answer where status = 'APPROVED'")).isEqualTo(1);
        assertThat(salon.telegram.people().buttons(message)).containsExactly("Отменить");
        salon.meet();
        salon.writes("А у вас можно расплатиться подарочным купоном мегамаркета?");
        assertThat(salon.told()).last().asString().contains("купоны мегамаркета мы принимаем");

        salon.telegram.people().press(51, message, "Отменить");
        salon.settle();
        assertThat(salon.count("learned_answer where status = 'APPROVED'")).isZero();
        assertThat(salon.telegram.people().buttons(message)).isEmpty();
    }

    @Test
    void a_suspended_business_is_written_to_and_answers_nothing_until_it_is_served_again() {
        salon.writes("Позовите человека");
        int told = salon.told().size();
        salon.house.patch("/admin/tenants/" + salon.slug, "{\"status\":\"SUSPENDED\"}");
        salon.writes("Ау, вы тут?");
        assertThat(salon.told()).hasSize(told);
        assertThat(salon.requests("PENDING")).isEqualTo(1);
        assertThat(salon.topic()).last().isEqualTo("👤 Ау, вы тут?");
        salon.house.patch("/admin/tenants/" + salon.slug, "{\"status\":\"ACTIVE\"}");
        salon.telegram.people().write(AIDA, salon.thread(), "Да, мы тут");
        salon.settle();
        assertThat(salon.told()).last().isEqualTo("Да, мы тут");
    }

    @Test
    void a_code_makes_somebody_an_agent() {
        salon.writes("Позовите человека");
        Agents agents = salon.house.bean(Agents.class);
        Agent dana = agents.add(salon.tenant, "Dana", Role.MANAGER, java.util.List.of(), "test");
        String code = agents.code(dana, "test");
        salon.telegram.people().write(77, 0, "/link " + code);
        salon.settle();
        assertThat(agents.find(salon.tenant, Identity.telegram(77)).map(Agent::name))
                .contains("Dana");
        assertThat(salon.press(77, "Беру")).isEqualTo("Готово");
    }

    @Test
    void an_update_needs_the_bots_secret_and_is_carried_out_once() throws Exception {
        salon.writes("Позовите человека");
        salon.telegram.people().write(AIDA, salon.thread(), "Одно и то же");
        salon.settle();
        String update = Json.write(salon.telegram.updates().getLast());
        assertThat(hook(update, "wrong")).isEqualTo(401);
        assertThat(hook(update, "")).isEqualTo(401);
        assertThat(hook("no json", secret())).isEqualTo(200);
        assertThat(hook(update, secret())).isEqualTo(200);
        salon.settle();
        assertThat(salon.told().stream().filter("Одно и то же"::equals)).hasSize(1);
        assertThat(salon.house
                        .call("POST", "/desk/telegram/12345", update, Map.of("X-Telegram-Bot-Api-Secret-Token", "x"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_bot_taken_out_of_the_group_is_an_alarm_and_let_in_again_goes_on() {
        salon.telegram.people().kick();
        salon.writes("Позовите человека");
        assertThat(salon.house.get("/admin/tenants/" + salon.slug + "/desk").text())
                .contains("EXPELLED")
                .contains("add the bot to the group again");
        assertThat(salon.requests("PENDING")).isEqualTo(1);
        salon.telegram.people().takeBack();
        salon.post("/admin/tenants/" + salon.slug + "/desk/" + salon.desk + "/check", Map.of());
        salon.settle();
        assertThat(salon.topic()).hasSize(1);
    }

    @Test
    void a_request_that_was_open_before_the_group_was_switched_on_is_shown_then() {
        String group = "/admin/tenants/" + salon.slug + "/desk/" + salon.desk;
        salon.house.delete(group);
        int before = salon.telegram.people().topics().size();
        salon.writes("Позовите человека");
        assertThat(salon.telegram.people().topics()).hasSize(before);
        salon.post(group + "/on", Map.of());
        salon.settle();
        assertThat(salon.telegram.people().topics()).hasSize(before + 1);
        assertThat(salon.topic().getFirst()).contains("Новый запрос");
    }

    @Test
    void a_request_nobody_takes_is_brought_to_mind_in_its_topic_and_then_to_the_owner() {
        salon.telegram.startedBy(DeskHouse.OWNER);
        salon.writes("Позовите человека");
        salon.clock.forward(Duration.ofMinutes(31));
        salon.settle();
        assertThat(salon.topic()).last().asString().contains("ℹ️ ⏰ Запрос ждёт");
        assertThat(salon.ownerHeard()).isEmpty();
        salon.clock.forward(Duration.ofMinutes(31));
        salon.settle();
        assertThat(salon.topic()).last().asString().contains("ℹ️ 🚨 Срочно");
        assertThat(salon.ownerHeard()).singleElement().asString().contains("Позовите человека");
        salon.press(AIDA, "Беру");
    }

    @Test
    void who_took_a_request_and_says_nothing_is_called_in_the_topic_and_the_owner_hears_each_time_anew() {
        salon.telegram.startedBy(DeskHouse.OWNER);
        salon.writes("Позовите человека");
        salon.press(AIDA, "Беру");
        salon.clock.forward(Duration.ofMinutes(31));
        salon.settle();
        assertThat(salon.topic()).last().asString().contains("ℹ️ 🔕 Клиент ждёт ответа уже 3");
        assertThat(salon.ownerHeard()).singleElement().asString().contains("Позовите человека");
        salon.telegram.people().write(AIDA, salon.thread(), "Слушаю вас");
        salon.settle();
        salon.writes("Сколько это займёт?");
        salon.clock.forward(Duration.ofMinutes(31));
        salon.settle();
        assertThat(salon.topic()).filteredOn(line -> line.contains("🔕")).hasSize(2);
        assertThat(salon.ownerHeard()).hasSize(2);
    }

    @Test
    void a_customer_who_wants_nothing_any_more_closes_the_card() {
        salon.writes("Позовите человека");
        salon.writes("Не пишите мне больше");
        assertThat(salon.topic().getFirst()).contains("Завершено");
        assertThat(salon.telegram.people().buttons(salon.card())).isEmpty();
        assertThat(salon.requests("RESOLVED")).isEqualTo(1);
    }

    private String handover() {
        return salon.telegram
                .people()
                .topic(salon.thread())
                .getFirst()
                .path("reply_markup")
                .path("inline_keyboard")
                .path(0)
                .path(0)
                .path("callback_data")
                .asString()
                .replaceAll(".*:", "");
    }

    private String secret() {
        return salon.telegram.calls().stream()
                .filter(call -> call.method().equals("setWebhook"))
                .map(call -> call.parameters().path("secret_token").asString())
                .findFirst()
                .orElseThrow();
    }

    private int hook(String body, String secret) throws IOException {
        return salon.house
                .call(
                        "POST",
                        "/desk/telegram/" + kz.jauap.sandbox.ForumSimulator.BOT,
                        body,
                        secret.isEmpty() ? Map.of() : Map.of("X-Telegram-Bot-Api-Secret-Token", secret))
                .status();
    }
}
