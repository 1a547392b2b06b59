package kz.jauap.journey;

import static kz.jauap.ops.House.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import kz.jauap.sandbox.TelegramBusiness;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// One number names different customers at different businesses, and different conversations in different chats: they
/// never meet, neither in what is said nor in the database.
@ExtendWith(Street.class)
class SameNumberJourneyTest {

    private static final String ALICE = "77015550101@s.whatsapp.net";

    private final Street.Business one = Street.business();
    private final Street.Business other = Street.business();

    @Test
    void one_telegram_number_with_two_bots_and_with_an_owner_is_three_conversations() {
        try (Bot first = new Bot(one, false);
                Bot second = new Bot(other, false)) {
            first.telegram.customerWrites(Bot.CUSTOMER, "Где вы находитесь?");
            first.telegram.customerWritesToOwner(Bot.CUSTOMER, "До скольки вы работаете?");
            second.telegram.customerWrites(Bot.CUSTOMER, "Сколько стоит маникюр?");
            until(() -> first.chat().size() == 2 && second.chat().size() == 1);
            assertThat(said(first, ""))
                    .singleElement()
                    .asString()
                    .contains("Абая")
                    .doesNotContain("21:00");
            assertThat(said(first, TelegramBusiness.CONNECTION))
                    .singleElement()
                    .asString()
                    .contains("21:00")
                    .doesNotContain("Абая");
            assertThat(second.chat().getFirst()).contains("2 500").doesNotContain("Абая", "21:00");
            until(() -> one.rests() && other.rests());
            assertThat(one.count("conversation")).isEqualTo(2);
            assertThat(other.count("conversation")).isEqualTo(1);
            assertThat(marks(one))
                    .as("one is the very mark of the other bot's message")
                    .contains("5550001:101");
            assertThat(marks(other)).containsExactly("5550001:101");
            neverMeet("select count(*) from contact_point where external_id = '" + Bot.CUSTOMER + "'");

            String stolen = Json.write(second.lastUpdate());
            assertThat(Street.house()
                            .call(
                                    "POST",
                                    "/webhook/telegram/" + second.name,
                                    stolen,
                                    Map.of("X-Telegram-Bot-Api-Secret-Token", first.secret))
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void one_whatsapp_person_at_two_businesses_is_two_customers_also_with_a_person_on_the_line() {
        try (Whatsapp first = one.whatsapp();
                Whatsapp second = other.whatsapp()) {
            first.writes(ALICE, "same-id", "Позовите человека");
            second.writes(ALICE, "same-id", "Где вы находитесь?");
            until(() -> first.phone(ALICE).size() == 1 && second.phone(ALICE).size() == 1);
            second.writes(ALICE, "same-id-2", "До скольки вы работаете?");
            until(() -> second.phone(ALICE).size() == 2);
            assertThat(second.phone(ALICE).getLast())
                    .as("the bot answers here, a person there")
                    .contains("21:00");
            assertThat(one.count("handover")).isEqualTo(1);
            assertThat(other.count("handover")).isZero();
            neverMeet("select count(*) from contact_point where external_id = '" + ALICE + "'");
        }
    }

    /// Each business sees its own row and no other, whatever the statement asks for.
    private void neverMeet(String points) {
        Database database = Street.house().bean(Database.class);
        for (Street.Business mine : List.of(one, other)) {
            Street.Business theirs = mine == one ? other : one;
            assertThat(seen(database, mine, points)).isEqualTo(1);
            for (String table : List.of("contact_point", "contact", "conversation", "message", "inbox", "outbox")) {
                String question = "select count(*) from " + table + " where tenant_id = '" + theirs.id + "'";
                assertThat(seen(database, mine, question)).as(table).isZero();
            }
        }
        assertThat(Street.administrator().sql("""
                                select count(*) from conversation talk
                                join message on message.conversation_id = talk.id
                                join contact_point point
                                  on point.channel_id = talk.channel_id and point.external_id = talk.external_id
                                join contact on contact.id = point.contact_id
                                where message.tenant_id <> talk.tenant_id or point.tenant_id <> talk.tenant_id
                                   or contact.tenant_id <> talk.tenant_id
                                """).query(Long.class).single()).isZero();
    }

    private static long seen(Database database, Street.Business scope, String question) {
        return database.inTenant(
                new TenantId(scope.id),
                () -> database.sql().sql(question).query(Long.class).single());
    }

    private static List<String> marks(Street.Business business) {
        return business.texts("select content ->> 'mark' from message where tenant_id = :id and author = 'CUSTOMER'");
    }

    private static List<String> said(Bot bot, String connection) {
        return bot.telegram.calls().stream()
                .filter(call -> call.method().equals("sendMessage"))
                .filter(call -> call.parameters()
                        .path("business_connection_id")
                        .asString("")
                        .equals(connection))
                .map(call -> call.parameters().path("text").asString(""))
                .toList();
    }
}
