package kz.jauap.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.jauap.SettableClock;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.Channels;
import kz.jauap.channel.DeliveryReceipt;
import kz.jauap.channel.DeliveryReceipt.Status;
import kz.jauap.intake.ReceiptSink;
import kz.jauap.ops.House;
import kz.jauap.sandbox.ChatflowSimulator;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EarlyReceiptTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T07:00:00Z"));
    private ChatflowSimulator phones;
    private House house;
    private TenantId tenant;
    private ChannelAccount account;

    @BeforeEach
    void open() throws Exception {
        phones = new ChatflowSimulator(new ChatflowSimulator.Setup(0, "token", "instance", true, true, 1));
        house = House.pumped(clock, nothing -> {});
        tenant = new TenantId(UUID.fromString(house.post(
                        "/admin/tenants",
                        "{\"slug\":\"salon\",\"name\":\"salon\",\"pack\":\"demo-salon\","
                                + "\"settings\":{\"quietMs\":0,\"completeQuietMs\":0}}")
                .json()
                .path("id")
                .asString()));
        String secret = house.post(
                        "/admin/tenants/salon/channels",
                        Json.write(Map.of(
                                "kind",
                                "chatflow",
                                "account",
                                "salon",
                                "config",
                                Map.of(
                                        "instance_id",
                                        "instance",
                                        "api_base",
                                        phones.address().toString()),
                                "secrets",
                                Map.of("token", "token"))))
                .json()
                .path("generated")
                .path("webhook_secret")
                .asString();
        account = house.bean(Channels.class).of(tenant).getFirst();
        house.whatsapp("salon", secret, "m1", "77015550101", "Сколько стоит маникюр?");
        house.pump();
        provider("null");
    }

    @AfterEach
    void close() {
        house.close();
        phones.close();
    }

    @Test
    void news_of_a_message_that_comes_before_the_providers_answer_is_stored_is_not_lost() {
        news(Status.DELIVERED);
        news(Status.READ);
        assertThat(status()).isEqualTo("ACCEPTED");
        later(Duration.ofSeconds(3));
        assertThat(status()).isEqualTo("ACCEPTED");

        provider("'wamid.early'");
        later(Duration.ofSeconds(20));
        later(Duration.ofSeconds(20));

        assertThat(status()).isEqualTo("READ");
        assertThat(waiting()).isZero();
    }

    @Test
    void news_of_what_somebody_else_has_sent_is_given_up_after_a_while() {
        news(Status.DELIVERED);
        assertThat(waiting()).isEqualTo(1);
        for (int i = 0; i < 10; i++) {
            later(Duration.ofSeconds(20));
        }
        assertThat(waiting()).isZero();
        assertThat(status()).isEqualTo("ACCEPTED");
    }

    @Test
    void news_of_a_message_that_is_known_waits_for_nothing() {
        provider("'wamid.early'");
        news(Status.DELIVERED);
        news(Status.DELIVERED);
        assertThat(status()).isEqualTo("DELIVERED");
        assertThat(waiting()).isZero();
    }

    private void news(Status status) {
        house.bean(ReceiptSink.class)
                .store(account, List.of(DeliveryReceipt.of("wamid.early", status, clock.instant())));
    }

    private void later(Duration time) {
        clock.forward(time);
        house.pump();
    }

    /// What the provider has named the answer, as far as it is stored.
    private void provider(String id) {
        database(() -> sql("update outbox set status = 'ACCEPTED', provider_message_id = " + id)
                .update());
    }

    private String status() {
        return database(
                () -> sql("select status from outbox").query(String.class).single());
    }

    private long waiting() {
        return database(() -> sql("select count(*) from job where queue = 'receipts'")
                .query(Long.class)
                .single());
    }

    private org.springframework.jdbc.core.simple.JdbcClient.StatementSpec sql(String statement) {
        return house.bean(Database.class).sql().sql(statement);
    }

    private <T> T database(java.util.function.Supplier<T> work) {
        return house.bean(Database.class).inTenant(tenant, work);
    }
}
