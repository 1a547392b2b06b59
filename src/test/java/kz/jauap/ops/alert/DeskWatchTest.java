package kz.jauap.ops.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import kz.jauap.ops.House;
import kz.jauap.sandbox.ForumSimulator;
import kz.jauap.shared.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A tenant's groups as the administrator adds and checks them, and what wakes people when one does not work.
class DeskWatchTest {

    private static final long CHAT = -1001000000005L;
    private static final String TOKEN = ForumSimulator.BOT + ":right_token_of_the_desk";
    private static final String DESK = "/admin/tenants/demo_salon/desk";

    private final ForumSimulator telegram = new ForumSimulator(TOKEN, CHAT, Clock.systemUTC());
    private final House house =
            House.pumped(Map.of("JAUAP_TELEGRAM_API_BASE", telegram.address().toString()));

    @AfterEach
    void close() {
        house.close();
        telegram.close();
    }

    @Test
    void a_group_is_added_once_the_bot_can_work_there_and_its_token_is_never_shown() {
        telegram.people().allowTopics(false);
        House.Answer refused = add(TOKEN, CHAT);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("can_manage_topics").contains("Administrators");
        telegram.people().allowTopics(true);
        assertThat(add("1:wrong_token", CHAT).status()).isEqualTo(409);
        assertThat(add(TOKEN, CHAT - 1).text()).contains("chat not found");
        assertThat(add(TOKEN, CHAT).status()).isEqualTo(201);
        assertThat(add(TOKEN, CHAT).text()).contains("already");
        assertThat(house.get(DESK).text())
                .contains("@desk_bot")
                .contains("WORKING")
                .doesNotContain(TOKEN);
        assertThat(telegram.taken("setWebhook")).isEqualTo(1);
        assertThat(house.get("/admin/audit?client_slug=demo_salon").text())
                .contains("desk.added")
                .doesNotContain(TOKEN);
    }

    @Test
    void a_group_in_which_the_bot_cannot_work_wakes_people_and_says_what_to_do() {
        String id = add(TOKEN, CHAT).json().path("id").asString();
        Watch watch = house.bean(DeskWatch.class);
        assertThat(watch.look(Instant.EPOCH)).isEmpty();
        telegram.people().kick();
        assertThat(house.post(DESK + "/" + id + "/check", "{}").text()).contains("add the bot to the group again");
        assertThat(watch.look(Instant.EPOCH))
                .singleElement()
                .satisfies(
                        found -> assertThat(found.detail()).contains("kicked").contains("add the bot"));
        telegram.people().takeBack();
        assertThat(house.post(DESK + "/" + id + "/check", "{}")
                        .json()
                        .path("title")
                        .asString())
                .isEqualTo("Front desk");
        assertThat(watch.look(Instant.EPOCH)).isEmpty();
        house.delete(DESK + "/" + id);
        assertThat(house.get(DESK).text()).contains("OFF");
        house.post(DESK + "/" + id + "/on", "{}");
        assertThat(house.get(DESK).text()).contains("WORKING");
    }

    private House.Answer add(String token, long chat) {
        return house.post(DESK, Json.write(Map.of("bot_token", token, "chat", chat)));
    }
}
