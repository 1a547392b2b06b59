package kz.jauap.journey;

import static kz.jauap.ops.House.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import kz.jauap.channel.Fixtures;
import kz.jauap.ops.House;
import kz.jauap.sandbox.Fault;
import kz.jauap.sandbox.ProviderSimulator.Sent;
import kz.jauap.sandbox.WhatsappSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Customers who write to a WhatsApp number at Meta's Cloud API, from their message to the blue ticks.
@ExtendWith(Street.class)
class WhatsappCloudJourneyTest {

    private static final String ALICE = "77015550101";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /// A business's number at a Cloud API of its own.
    private static final class Line implements AutoCloseable {

        final String number = "2000000" + NUMBER.incrementAndGet();
        final WhatsappSimulator meta;
        final URI webhook;

        Line(Street.Business business) throws IOException {
            this.meta = new WhatsappSimulator(0, "EAAGtoken", "app-secret-of-" + number, number);
            business.connect(
                    "whatsapp",
                    number,
                    Map.of("api_base", meta.address().toString(), "waba_id", "1001"),
                    Map.of("access_token", "EAAGtoken", "app_secret", "app-secret-of-" + number));
            Street.expect(
                    200,
                    Street.house()
                            .post("/admin/tenants/" + business.slug + "/channels/whatsapp/" + number + "/webhook", ""));
            this.webhook = Objects.requireNonNull(meta.callback());
        }

        @Override
        public void close() {
            meta.close();
        }
    }

    @Test
    void a_customer_asks_and_reads_the_true_answer_in_the_same_chat() throws IOException {
        Street.Business business = Street.business();
        try (Line line = new Line(business)) {
            line.meta.customerWrites(line.webhook, ALICE, "wamid.1", "Сколько стоит маникюр?");
            until(() -> line.meta.texts(ALICE).size() == 1);
            assertThat(line.meta.texts(ALICE).getFirst()).contains("2 500 ₸");
            until(business::rests);
            Sent answer = line.meta.sent().getFirst();
            assertThat(line.meta.status(line.webhook, answer, "read")).isEqualTo(200);
            assertThat(line.meta.status(line.webhook, answer, "delivered")).isEqualTo(200);
            assertThat(business.texts("select status from outbox where tenant_id = :id"))
                    .containsExactly("READ");
        }
    }

    @Test
    void a_message_whose_answer_was_lost_is_held_until_a_status_tells_that_it_arrived() throws IOException {
        Street.Business business = Street.business("{\"quietMs\":0,\"completeQuietMs\":0,\"uncertainSend\":\"HOLD\"}");
        try (Line line = new Line(business)) {
            line.meta.next(Fault.HANG_UP_AFTER_ACCEPTANCE);
            line.meta.customerWrites(line.webhook, ALICE, "wamid.1", "Где вы находитесь?");
            until(() -> business.texts("select status from outbox where tenant_id = :id")
                    .equals(List.of("HELD")));
            assertThat(line.meta.status(line.webhook, line.meta.sent().getFirst(), "delivered"))
                    .isEqualTo(200);
            assertThat(business.texts("select status from outbox where tenant_id = :id"))
                    .containsExactly("DELIVERED");
            assertThat(line.meta.texts(ALICE)).hasSize(1);
        }
    }

    @Test
    void outside_the_window_the_answer_is_shown_to_a_person_with_the_reason() throws IOException {
        Street.Business business = Street.business();
        try (Line line = new Line(business)) {
            line.meta.windowClosedFor(ALICE);
            line.meta.customerWrites(line.webhook, ALICE, "wamid.1", "Где вы находитесь?");
            until(() -> business.texts("select status from outbox where tenant_id = :id")
                    .equals(List.of("FAILED")));
            assertThat(business.texts("select last_error from outbox where tenant_id = :id")
                            .getFirst())
                    .contains("24 hours");
        }
    }

    @Test
    void what_could_not_be_read_is_kept_and_the_rest_of_the_delivery_is_answered() throws IOException {
        Street.Business business = Street.business();
        try (Line line = new Line(business)) {
            String delivery = new String(Fixtures.read("whatsapp", "one-of-two-unreadable"), StandardCharsets.UTF_8)
                    .replace("106540352242922", line.number);
            assertThat(line.meta.deliver(line.webhook, delivery)).isEqualTo(200);
            assertThat(business.count("inbox")).isEqualTo(1);
            assertThat(business.count("quarantine")).isEqualTo(1);
            until(business::rests);
        }
    }

    @Test
    void one_person_who_writes_to_two_businesses_is_two_customers() throws IOException {
        Street.Business one = Street.business();
        Street.Business other = Street.business();
        try (Line first = new Line(one);
                Line second = new Line(other)) {
            first.meta.customerWrites(first.webhook, ALICE, "wamid.same", "Где вы находитесь?");
            second.meta.customerWrites(second.webhook, ALICE, "wamid.same", "До скольки вы работаете?");
            until(() -> first.meta.texts(ALICE).size() == 1
                    && second.meta.texts(ALICE).size() == 1);
            assertThat(first.meta.texts(ALICE).getFirst()).contains("Абая").doesNotContain("21:00");
            assertThat(second.meta.texts(ALICE).getFirst()).contains("21:00").doesNotContain("Абая");
            for (Street.Business each : List.of(one, other)) {
                assertThat(each.count("inbox")).isEqualTo(1);
                assertThat(each.count("contact")).isEqualTo(1);
                assertThat(each.count("conversation")).isEqualTo(1);
            }
            assertThat(first.meta.deliver(second.webhook, "{}")).isEqualTo(401);
            assertThat(other.count("inbox")).isEqualTo(1);
        }
    }

    @Test
    void an_account_without_its_secrets_is_refused_with_what_is_missing() {
        Street.Business business = Street.business();
        House.Answer refused = Street.house()
                .post(
                        "/admin/tenants/" + business.slug + "/channels",
                        "{\"kind\":\"whatsapp\",\"account\":\"1\",\"secrets\":{\"access_token\":\"t\"}}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text())
                .contains("secrets.app_secret cannot be left out")
                .contains("App settings");
    }
}
