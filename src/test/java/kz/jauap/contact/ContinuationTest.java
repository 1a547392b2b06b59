package kz.jauap.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.jauap.contact.Customers.Shop;
import kz.jauap.conversation.Author;
import kz.jauap.identity.Agents;
import kz.jauap.identity.Role;
import kz.jauap.ops.House;
import kz.jauap.shared.Json;
import kz.jauap.tenant.Tenants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// A customer who cannot be reached where they wrote is reached elsewhere: only with their consent, once.
class ContinuationTest {

    private static final Customers HOUSE = new Customers();
    private static final String PHONE = "77015552244";

    private final Shop shop = HOUSE.shop();
    private final Continuations continuations = HOUSE.house.bean(Continuations.class);

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    private int goes() {
        return continuations.go(HOUSE.house.bean(Tenants.class).get(shop.tenant));
    }

    private String agent() {
        return HOUSE.house
                .bean(Agents.class)
                .add(shop.tenant, "Aliya", Role.SUPPORT, List.of(), "test")
                .id()
                .toString();
    }

    @Test
    void a_person_goes_on_where_the_customer_has_agreed_and_nowhere_else() {
        UUID broken = shop.whatsapp("one", PHONE, "Где вы находитесь?");
        UUID other = shop.whatsapp("two", PHONE, "Добрый день");
        Map<String, String> reply = Map.of("agent", agent(), "text", "Мы на Абая 10");
        String way = "/conversations/" + broken + "/continue";
        House.Answer refused = shop.post(way, reply);
        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.text()).contains("has not agreed");

        House.Answer consent =
                shop.post("/conversations/" + other + "/consent", Map.of("given", true, "source", "said by phone"));
        assertThat(consent.status()).as(consent.text()).isEqualTo(200);
        House.Answer done = shop.post(way, reply);
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(done.json().path("conversation").asString()).isEqualTo(other.toString());
        assertThat(shop.said(other, Author.OPERATOR)).containsExactly("Мы на Абая 10");
        assertThat(shop.said(broken, Author.OPERATOR)).isEmpty();

        shop.post("/conversations/" + other + "/consent", Map.of("given", false));
        assertThat(shop.post(way, reply).status()).isEqualTo(409);
        assertThat(shop.get("/contacts/" + shop.person(other)).text()).contains("\"consented\":null");
    }

    @Test
    void nobody_goes_elsewhere_while_the_customer_can_be_reached() {
        UUID talk = shop.whatsapp("one", PHONE, "Где вы находитесь?");
        UUID other = shop.whatsapp("two", PHONE, "Добрый день");
        shop.post("/conversations/" + other + "/consent", Map.of("given", true, "source", "form"));
        shop.rows("update outbox set status = 'READ' where conversation_id = '" + talk + "' returning id::text");
        House.Answer refused =
                shop.post("/conversations/" + talk + "/continue", Map.of("agent", agent(), "text", "Мы на Абая 10"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("can be reached");
    }

    @Test
    void the_bot_goes_on_only_where_the_business_wants_it_and_says_each_thing_once() {
        UUID broken = shop.whatsapp("one", PHONE, "Где вы находитесь?");
        UUID other = shop.whatsapp("two", PHONE, "Добрый день");
        shop.post("/conversations/" + other + "/consent", Map.of("given", true, "source", "form"));
        String lost = shop.said(broken, Author.BOT).getLast();
        int before = shop.said(other, Author.BOT).size();
        assertThat(goes()).isZero();

        HOUSE.house.patch(
                "/admin/tenants/" + shop.slug,
                Json.write(Map.of("settings", Map.of("customers", Map.of("botContinues", true)))));
        shop.post("/conversations/" + broken + "/consent", Map.of("given", false));
        assertThat(goes()).isPositive();
        assertThat(shop.said(other, Author.BOT)
                        .subList(before, shop.said(other, Author.BOT).size()))
                .containsExactly(lost);
        assertThat(goes()).isZero();
        assertThat(shop.said(other, Author.BOT)).hasSize(before + 1);
    }

    @Test
    void a_stranger_who_typed_the_number_is_never_written_to() {
        UUID broken = shop.whatsapp("one", PHONE, "Где вы находитесь?");
        UUID stranger = shop.telegram(8201, "мой номер +" + PHONE);
        shop.post("/conversations/" + stranger + "/consent", Map.of("given", true, "source", "form"));
        assertThat(continuations.ask(shop.tenant, broken)).isInstanceOf(Continuations.Leave.NoConsent.class);
    }
}
