package kz.jauap.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.jauap.contact.Customers.Shop;
import kz.jauap.conversation.Author;
import kz.jauap.shared.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Who is the same person, who is not, and that what was said about it can be taken back.
class OneCustomerTest {

    private static final Customers HOUSE = new Customers();
    private static final String PHONE = "77015552233";

    private final Shop shop = HOUSE.shop();
    private final Merges merges = HOUSE.house.bean(Merges.class);

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    private static Map<String, Object> card(String phone, long owner) {
        return Map.of("contact", Map.of("phone_number", phone, "first_name", "Aigul", "user_id", owner));
    }

    @Test
    void the_same_proven_phone_on_two_channels_is_one_customer() {
        UUID first = shop.whatsapp("one", PHONE, "Где вы находитесь?");
        UUID second = shop.whatsapp("two", PHONE, "Сколько стоит маникюр?");
        assertThat(shop.person(second)).isEqualTo(shop.person(first));
        Contact customer = shop.customer(second);
        assertThat(customer.points()).hasSize(2);
        assertThat(customer.points().stream()
                        .flatMap(point -> point.talks().stream())
                        .map(Contact.Talk::id))
                .containsExactlyInAnyOrder(first, second);
        assertThat(customer.signs()).containsExactly(new Sign(Sign.Kind.PHONE, "+" + PHONE, true, "chatflow"));
        assertThat(merges.of(shop.tenant, customer.id()))
                .singleElement()
                .satisfies(merge -> assertThat(merge.proof()).isEqualTo(Merge.Proof.PHONE));
    }

    @Test
    void their_own_contact_card_proves_a_phone_and_somebody_elses_does_not() {
        UUID whatsapp = shop.whatsapp("one", PHONE, "Где вы находитесь?");
        UUID friend = shop.telegram(8001, card("+7 701 555 22 33", 9999));
        assertThat(shop.person(friend)).isNotEqualTo(shop.person(whatsapp));
        UUID own = shop.telegram(8002, card("87015552233", 8002));
        assertThat(shop.person(own)).isEqualTo(shop.person(whatsapp));
        assertThat(shop.person(friend)).isNotEqualTo(shop.person(whatsapp));
    }

    @Test
    void a_typed_phone_proves_nothing_and_is_a_question_for_a_person() {
        UUID whatsapp = shop.whatsapp("one", PHONE, "Где вы находитесь?");
        UUID telegram = shop.telegram(8003, "запишите меня, мой номер 8 701 555-22-33");
        assertThat(shop.person(telegram)).isNotEqualTo(shop.person(whatsapp));
        Suggestion asked = merges.suggestions(shop.tenant, 10).getFirst();
        assertThat(List.of(asked.one(), asked.other()))
                .containsExactlyInAnyOrder(shop.person(telegram), shop.person(whatsapp));
        assertThat(asked.value()).isEqualTo("+" + PHONE);

        assertThat(merges.merge(shop.tenant, shop.person(whatsapp), shop.person(telegram), "Aliya"))
                .isInstanceOf(MergeOutcome.Done.class);
        assertThat(shop.person(telegram)).isEqualTo(shop.person(whatsapp));
        assertThat(merges.suggestions(shop.tenant, 10)).isEmpty();
    }

    @Test
    void two_who_are_said_to_be_two_are_not_suggested_nor_merged_again() {
        UUID one = shop.telegram(8004, "мой номер 8 701 555-22-33");
        UUID other = shop.telegram(8005, "номер мамы 8 701 555-22-33");
        merges.dismiss(shop.tenant, shop.person(one), shop.person(other), "Aliya");
        assertThat(merges.suggestions(shop.tenant, 10)).isEmpty();
        shop.telegram(8004, card("87015552233", 8004));
        shop.telegram(8005, card("87015552233", 8005));
        assertThat(shop.person(one)).isNotEqualTo(shop.person(other));
        assertThat(merges.suggestions(shop.tenant, 10)).isEmpty();
    }

    @Test
    void a_number_everybody_types_is_the_business_own_and_nobodys_sign() {
        for (int i = 0; i < 9; i++) {
            shop.telegram(8100 + i, "ваш номер 8 701 000 99 88 не отвечает");
        }
        assertThat(merges.suggestions(shop.tenant, 100))
                .as("only the first few were asked about")
                .hasSizeLessThan(9);
    }

    @Test
    void a_link_made_for_a_customer_brings_them_together_once() {
        UUID whatsapp = shop.whatsapp("one", PHONE, "Где вы находитесь?");
        String start = shop.post("/contacts/" + shop.person(whatsapp) + "/link", Map.of())
                .json()
                .path("start")
                .asString();
        UUID telegram = shop.telegram(8006, "/start " + start);
        assertThat(shop.person(telegram)).isEqualTo(shop.person(whatsapp));
        UUID thief = shop.telegram(8007, "/start " + start);
        assertThat(shop.person(thief)).as("the link was used").isNotEqualTo(shop.person(whatsapp));
        assertThat(shop.rows("select value from contact_sign where kind = 'LOGIN'"))
                .isEmpty();
    }

    @Test
    void a_link_that_is_too_old_or_another_businesses_does_nothing() {
        UUID whatsapp = shop.whatsapp("one", PHONE, "Где вы находитесь?");
        Logins logins = HOUSE.house.bean(Logins.class);
        String stale = logins.make(shop.tenant, shop.person(whatsapp), "test").orElseThrow();
        HOUSE.clock.forward(Logins.GOOD_FOR.plus(Duration.ofSeconds(1)));
        UUID late = shop.telegram(8008, "/start " + stale);
        assertThat(shop.person(late)).isNotEqualTo(shop.person(whatsapp));
        Shop other = HOUSE.shop();
        UUID theirs = other.whatsapp("one", PHONE, "Где вы находитесь?");
        String foreign = logins.make(other.tenant, other.person(theirs), "test").orElseThrow();
        UUID guest = shop.telegram(8009, "/start " + foreign);
        assertThat(shop.customer(guest).points()).hasSize(1);
    }

    /// Merge, live on, take it back: each has what came to them, from before, meanwhile and after.
    @Test
    void a_merge_is_undone_exactly() {
        UUID whatsapp = shop.whatsapp("one", PHONE, "Где вы находитесь?");
        UUID telegram = shop.telegram(8010, "Здравствуйте");
        UUID second = shop.telegram(8011, "Добрый день");
        UUID a = shop.person(whatsapp);
        UUID b = shop.person(telegram);
        UUID c = shop.person(second);
        List<String> before = everything();
        merges.merge(shop.tenant, b, c, "Aliya");
        Merge chain = done(merges.merge(shop.tenant, a, b, "Aliya"));
        assertThat(shop.person(second)).isEqualTo(a);

        shop.whatsapp("two", PHONE, "Сколько стоит маникюр?");
        shop.telegram(8010, "мой номер 8 705 111 22 33");
        shop.telegram(8011, card("87051112233", 8011));
        HOUSE.house.bean(Contacts.class).rename(shop.tenant, b, "Айгуль", "Aliya");
        assertThat(shop.customer(telegram).points()).hasSize(4);
        assertThat(shop.customer(telegram).name()).isEqualTo("Айгуль");

        done(merges.undo(shop.tenant, chain.id(), "Aliya"));
        assertThat(shop.customer(whatsapp).points())
                .extracting(Contact.Point::kind)
                .containsExactly("chatflow", "chatflow");
        assertThat(shop.customer(whatsapp).signs()).extracting(Sign::value).containsExactly("+" + PHONE);
        assertThat(shop.customer(telegram).points())
                .extracting(Contact.Point::externalId)
                .containsExactlyInAnyOrder("8010", "8011");
        assertThat(shop.customer(telegram).signs()).extracting(Sign::value).containsExactly("+77051112233");
        assertThat(merges.undo(shop.tenant, chain.id(), "Aliya")).isInstanceOf(MergeOutcome.Already.class);

        merges.of(shop.tenant, b).stream()
                .filter(Merge::holds)
                .forEach(merge -> merges.undo(shop.tenant, merge.id(), "Aliya"));
        assertThat(shop.person(telegram)).isEqualTo(b);
        assertThat(shop.person(second)).isEqualTo(c);
        assertThat(everything()).as("whose each address is, as before").containsAll(before);

        shop.whatsapp("one", PHONE, "до скольки вы работаете?");
        shop.telegram(8011, card("87051112233", 8011));
        assertThat(shop.person(second))
                .as("nothing makes them one again by itself")
                .isEqualTo(c);
    }

    private Merge done(MergeOutcome outcome) {
        return ((MergeOutcome.Done) outcome).merge();
    }

    private List<String> everything() {
        return shop.rows(
                "select concat_ws(' ', p.channel_id, p.external_id, p.contact_id, coalesce(c.person_id, c.id))"
                        + " from contact_point p join contact c on c.tenant_id = p.tenant_id and c.id = p.contact_id order by 1");
    }

    @Test
    void the_answer_goes_to_the_chat_the_customer_wrote_from() {
        UUID first = shop.whatsapp("one", PHONE, "Где вы находитесь?");
        UUID second = shop.whatsapp("two", PHONE, "Где вы находитесь?");
        int before = shop.said(first, Author.BOT).size();
        shop.whatsapp("two", PHONE, "Сколько стоит маникюр?");
        assertThat(shop.said(second, Author.BOT)).hasSize(2);
        assertThat(shop.said(first, Author.BOT)).hasSize(before);
        assertThat(shop.rows("select distinct o.channel_id::text from outbox o join conversation t"
                        + " on t.id = o.conversation_id where t.channel_id <> o.channel_id"))
                .isEmpty();
    }

    @Test
    void one_whatsapp_person_and_one_telegram_id_at_two_businesses_never_meet() {
        Shop other = HOUSE.shop();
        UUID ours = shop.whatsapp("one", PHONE, "Где вы находитесь?");
        UUID theirs = other.whatsapp("one", PHONE, "Где вы находитесь?");
        UUID ourBot = shop.telegram(8012, "мой номер 87015552233");
        UUID theirBot = other.telegram(8012, card("87015552233", 8012));
        assertThat(shop.customer(ours).points()).hasSize(1);
        assertThat(shop.customer(ourBot).points()).hasSize(1);
        assertThat(other.person(theirBot)).isEqualTo(other.person(theirs));
        assertThat(HOUSE.house.bean(Contacts.class).find(shop.tenant, other.person(theirs)))
                .isEmpty();
        assertThat(HOUSE.house.bean(Contacts.class).personOf(shop.tenant, theirs))
                .isEmpty();
        assertThat(merges.merge(shop.tenant, shop.person(ours), other.person(theirs), "x"))
                .isInstanceOf(MergeOutcome.Unknown.class);
        Database database = HOUSE.house.bean(Database.class);
        assertThat(database.<Long>acrossTenants(() -> database.sql()
                        .sql("select count(*) from contact a join contact b on b.id = a.person_id"
                                + " where a.tenant_id <> b.tenant_id")
                        .query(Long.class)
                        .single()))
                .isZero();
    }

    @Test
    void two_met_in_the_same_moment_are_found_by_the_round() {
        UUID whatsapp = shop.whatsapp("one", PHONE, "Где вы находитесь?");
        UUID telegram = shop.telegram(8013, "Здравствуйте");
        Database database = HOUSE.house.bean(Database.class);
        database.inTenant(shop.tenant, () -> {
            database.sql()
                    .sql("insert into contact_sign values (?, ?, 'PHONE', ?, true, 'telegram', ?)")
                    .param(shop.tenant.value())
                    .param(shop.person(telegram))
                    .param("+" + PHONE)
                    .param(HOUSE.clock.instant().atOffset(java.time.ZoneOffset.UTC))
                    .update();
        });
        assertThat(shop.person(telegram)).isNotEqualTo(shop.person(whatsapp));
        HOUSE.house.bean(Contacts.class).lookAgain(Duration.ofMinutes(3));
        HOUSE.house.pump();
        assertThat(shop.person(telegram)).isEqualTo(shop.person(whatsapp));
    }
}
