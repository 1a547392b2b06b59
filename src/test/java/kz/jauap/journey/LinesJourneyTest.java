package kz.jauap.journey;

import static kz.jauap.ops.House.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import kz.jauap.sandbox.AvitoSimulator;
import kz.jauap.sandbox.Fault;
import kz.jauap.sandbox.InstagramSimulator;
import kz.jauap.sandbox.MaxSimulator;
import kz.jauap.sandbox.VkSimulator;
import kz.jauap.sandbox.WappiSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A customer on each further messenger: connected by the administrator, told its webhook, asked and answered in the
/// same
/// chat.
@ExtendWith(Street.class)
class LinesJourneyTest {

    private static final String QUESTION = "Сколько стоит маникюр и до скольки вы работаете?";

    @Test
    void on_whatsapp_through_wappi_in_both_shapes() throws IOException {
        Street.Business business = Street.business();
        try (WappiSimulator wappi = new WappiSimulator(0, "wappi-token", "aaaa-bbbb")) {
            business.connect(
                    "wappi",
                    "aaaa-bbbb",
                    Map.of("api_base", wappi.address().toString()),
                    Map.of("token", "wappi-token"));
            business.announce("wappi", "aaaa-bbbb");
            URI webhook = Objects.requireNonNull(wappi.callback());
            wappi.customerWrites("77015550101", "W1", QUESTION);
            until(() -> wappi.texts("77015550101").size() == 1);
            assertThat(wappi.texts("77015550101").getFirst())
                    .contains("2 500 ₸")
                    .contains("21:00");
            assertThat(wappi.customerWritesFlat(webhook, "77015550101", "W2", "Где вы находитесь?"))
                    .isEqualTo(200);
            until(() -> wappi.texts("77015550101").size() == 2);
            assertThat(wappi.texts("77015550101").getLast()).contains("Абая 150");
            assertThat(business.count("conversation")).isEqualTo(1);
        }
    }

    @Test
    void on_vk_after_the_confirmation() throws IOException {
        Street.Business business = Street.business();
        try (VkSimulator vk = new VkSimulator(0, "vk1.a.token", 4440001)) {
            business.connect(
                    "vk",
                    "4440001",
                    Map.of("api_base", vk.address().toString()),
                    Map.of("access_token", "vk1.a.token"));
            business.announce("vk", "4440001");
            VkSimulator.Server server = Objects.requireNonNull(vk.server());
            assertThat(server.confirmed()).isTrue();
            vk.customerWrites(server.url(), server.secret(), 5550001, 1, QUESTION);
            until(() -> vk.texts("5550001").size() == 1);
            assertThat(vk.texts("5550001").getFirst()).contains("2 500 ₸").contains("21:00");
            assertThat(vk.customerWritesOnce(server.url(), server.secret(), 5550001, 1, QUESTION))
                    .isEqualTo(200);
            assertThat(vk.customerWritesOnce(server.url(), "guess", 5550001, 2, QUESTION))
                    .isEqualTo(401);
            until(business::rests);
            assertThat(vk.texts("5550001")).hasSize(1);
            assertThat(business.count("inbox")).isEqualTo(1);
        }
    }

    @Test
    void on_max_after_the_subscription() throws IOException {
        Street.Business business = Street.business();
        try (MaxSimulator max = new MaxSimulator(0, "max-token", false)) {
            business.connect(
                    "max",
                    business.slug,
                    Map.of("api_base", max.address().toString()),
                    Map.of("access_token", "max-token"));
            business.announce("max", business.slug);
            MaxSimulator.Subscription to = Objects.requireNonNull(max.subscription());
            max.customerWrites(to, 7770001, "mid.1", QUESTION);
            until(() -> max.texts("7770001").size() == 1);
            assertThat(max.texts("7770001").getFirst()).contains("2 500 ₸").contains("21:00");
            assertThat(max.customerWritesOnce(to, to.secret(), 7770001, "mid.1", QUESTION))
                    .isEqualTo(200);
            assertThat(max.customerWritesOnce(to, "guess", 7770001, "mid.2", QUESTION))
                    .isEqualTo(401);
            until(business::rests);
            assertThat(max.texts("7770001")).hasSize(1);
            assertThat(business.count("inbox")).isEqualTo(1);
        }
    }

    @Test
    void on_avito_about_an_advertisement() throws IOException {
        Street.Business business = Street.business();
        String chat = "u2i-abc~1";
        try (AvitoSimulator avito = new AvitoSimulator(0, "client", "avito-secret", 94235311)) {
            business.connect(
                    "avito",
                    "94235311",
                    Map.of("api_base", avito.address().toString(), "client_id", "client"),
                    Map.of("client_secret", "avito-secret"));
            business.announce("avito", "94235311");
            URI webhook = Objects.requireNonNull(avito.webhook());
            avito.customerWrites(webhook, chat, 5550001, "a1", QUESTION);
            until(() -> avito.texts(chat).size() == 1);
            assertThat(avito.texts(chat).getFirst()).contains("2 500 ₸").contains("21:00");
            avito.expireTokens();
            avito.next(Fault.HANG_UP_AFTER_ACCEPTANCE);
            avito.customerWrites(webhook, chat, 5550001, "a2", "Где вы находитесь?");
            until(() -> avito.texts(chat).size() == 2);
            until(business::rests);
            assertThat(avito.texts(chat)).as("read back, not sent again").hasSize(2);
            assertThat(business.texts("select status from outbox where tenant_id = :id"))
                    .containsOnly("ACCEPTED");
            URI bare = URI.create(webhook.toString().replaceAll("[?].*", ""));
            assertThat(avito.customerWritesOnce(bare, chat, 5550001, "a3", QUESTION))
                    .isEqualTo(401);
        }
    }

    @Test
    void on_instagram_with_signed_webhooks() throws IOException {
        Street.Business business = Street.business();
        String account = "17841400000000009";
        try (InstagramSimulator instagram = new InstagramSimulator(0, "IGAA", "ig-app-secret", account)) {
            business.connect(
                    "instagram",
                    account,
                    Map.of("api_base", instagram.address().toString()),
                    Map.of("access_token", "IGAA", "app_secret", "ig-app-secret"));
            business.announce("instagram", account);
            instagram.customerWrites(
                    Street.webhook("/webhook/instagram/" + account), "5550000000000001", "mid-1", QUESTION);
            until(() -> instagram.texts("5550000000000001").size() == 1);
            assertThat(instagram.texts("5550000000000001").getFirst())
                    .contains("2 500 ₸")
                    .contains("21:00");
        }
    }
}
