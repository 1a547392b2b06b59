package kz.jauap.channel.viber;

import static kz.jauap.ops.House.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import kz.jauap.journey.Street;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A customer on Viber: connected by the administrator, told its webhook, asked and answered in the same chat.
@ExtendWith(Street.class)
class ViberJourneyTest {

    private static final String TOKEN = "445da6az1s345z78-journey";

    @Test
    void on_viber_after_the_webhook_was_asked() throws IOException {
        Street.Business business = Street.business();
        String customer = ViberUnderTest.CUSTOMER;
        try (ViberSimulator viber = new ViberSimulator(TOKEN, false)) {
            String made = business.connect(
                    "viber",
                    business.slug,
                    Map.of("api_base", viber.address().toString()),
                    Map.of("auth_token", TOKEN));
            assertThat(made).as("no secret is made that nobody uses").isEmpty();
            business.announce("viber", business.slug);
            URI webhook = Objects.requireNonNull(viber.webhook());
            viber.customerWrites(webhook, customer, 1, "Сколько стоит маникюр и до скольки вы работаете?");
            until(() -> viber.texts(customer).size() == 1);
            assertThat(viber.texts(customer).getFirst()).contains("2 500 ₸").contains("21:00");
            assertThat(viber.customerWritesOnce(webhook, TOKEN, customer, 1, "again"))
                    .isEqualTo(200);
            assertThat(viber.customerWritesOnce(webhook, "guess", customer, 2, "forged"))
                    .isEqualTo(401);
            until(business::rests);
            assertThat(viber.texts(customer)).hasSize(1);
            assertThat(business.count("inbox")).isEqualTo(1);
            assertThat(viber.tells(webhook, "delivered", viber.sent().getFirst()))
                    .isEqualTo(200);
            assertThat(viber.tells(webhook, "seen", viber.sent().getFirst())).isEqualTo(200);
            until(() -> business.texts("select status from outbox where tenant_id = :id")
                    .contains("READ"));
        }
    }
}
