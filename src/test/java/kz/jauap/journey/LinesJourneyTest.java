package kz.jauap.journey;

import static kz.jauap.ops.House.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import kz.jauap.sandbox.WappiSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A customer on each further messenger: connected by the administrator, told its webhook, asked and answered in the
/// same
/// chat.
@ExtendWith(Street.class)
class LinesJourneyTest {

    private static final String QUESTION = "Сколько стоит маникюр и до скольки вы работаете?";

    private static void announce(Street.Business business, String kind, String account) {
        Street.expect(
                200,
                Street.house()
                        .post(
                                "/admin/tenants/" + business.slug + "/channels/" + kind + "/" + account + "/webhook",
                                ""));
    }

    @Test
    void on_whatsapp_through_wappi_in_both_shapes() throws IOException {
        Street.Business business = Street.business();
        try (WappiSimulator wappi = new WappiSimulator(0, "wappi-token", "aaaa-bbbb")) {
            business.connect(
                    "wappi",
                    "aaaa-bbbb",
                    Map.of("api_base", wappi.address().toString()),
                    Map.of("token", "wappi-token"));
            announce(business, "wappi", "aaaa-bbbb");
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
}
