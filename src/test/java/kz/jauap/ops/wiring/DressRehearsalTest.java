package kz.jauap.ops.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kz.jauap.channel.Channels;
import kz.jauap.ops.House;
import kz.jauap.pack.Packs;
import kz.jauap.tenant.Tenants;
import org.junit.jupiter.api.Test;

class DressRehearsalTest {

    @Test
    void every_made_up_customer_of_a_dress_rehearsal_is_heard_and_answered() throws Exception {
        try (House house = House.open(Map.of())) {
            DressRehearsal rehearsal = new DressRehearsal(
                    house.bean(Tenants.class),
                    house.bean(Channels.class),
                    house.bean(Packs.class),
                    house.context.getEnvironment());

            long unanswered = rehearsal.play(house.address.getPort(), 12);

            assertThat(unanswered).isZero();
        }
    }
}
