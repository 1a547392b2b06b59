package kz.jauap.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelId;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.Test;

class VisitorsTest {

    private final ChannelAccount account = account("key-one");

    private static ChannelAccount account(String key) {
        return new ChannelAccount(
                new TenantId(new UUID(0, 1)),
                new ChannelId(new UUID(0, 2)),
                WebchatAdapter.KIND,
                "a",
                true,
                Map.of(),
                Map.of(Visitors.KEY, key));
    }

    @Test
    void a_pass_names_the_same_visitor_every_time_and_each_pass_another() {
        String pass = Visitors.newPass(account);
        assertThat(Visitors.visitor(pass, account)).isPresent().isEqualTo(Visitors.visitor(pass, account));
        assertThat(Visitors.visitor(Visitors.newPass(account), account)).isNotEqualTo(Visitors.visitor(pass, account));
    }

    @Test
    void a_pass_of_another_account_is_none() {
        assertThat(Visitors.visitor(Visitors.newPass(account("key-two")), account))
                .isEmpty();
    }

    @Test
    void what_is_no_pass_is_refused() {
        String pass = Visitors.newPass(account);
        for (String bad : List.of(
                "",
                ".",
                "x.",
                ".x",
                "no-dot",
                pass + " ",
                " " + pass,
                pass + ".",
                "x" + pass,
                "\0." + pass,
                "\ud800.x")) {
            assertThat(Visitors.visitor(bad, account)).as(bad).isEmpty();
        }
    }

    @Test
    void without_a_key_nobody_is_known() {
        assertThat(Visitors.visitor(Visitors.newPass(account), account(" "))).isEmpty();
    }
}
