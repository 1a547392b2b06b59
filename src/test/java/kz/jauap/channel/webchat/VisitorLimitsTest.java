package kz.jauap.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.IntStream;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.Test;

class VisitorLimitsTest {

    private static final TenantId ONE = new TenantId(new UUID(0, 1));
    private static final TenantId OTHER = new TenantId(new UUID(0, 2));

    @Test
    void counts_each_visitor_of_each_tenant_alone() {
        VisitorLimits limits = new VisitorLimits(tenant -> tenant.equals(ONE) ? 2 : 1);
        assertThat(limits.wait(ONE, "v")).isEmpty();
        assertThat(limits.wait(ONE, "v")).isEmpty();
        assertThat(limits.wait(ONE, "v")).isPresent();
        assertThat(limits.wait(ONE, "w")).isEmpty();
        assertThat(limits.wait(OTHER, "v")).isEmpty();
        assertThat(limits.wait(OTHER, "v")).isPresent();
    }

    @Test
    void an_address_may_begin_thirty_times_a_minute() {
        VisitorLimits limits = new VisitorLimits(tenant -> 1);
        assertThat(IntStream.range(0, 30).allMatch(i -> limits.mayBegin("10.0.0.1")))
                .isTrue();
        assertThat(limits.mayBegin("10.0.0.1")).isFalse();
        assertThat(limits.mayBegin("10.0.0.2")).isTrue();
    }

    @Test
    void a_crowd_of_others_does_not_make_it_forget_who_wrote_too_often() {
        VisitorLimits limits = new VisitorLimits(tenant -> 1);
        assertThat(limits.wait(ONE, "noisy")).isEmpty();
        for (int i = 0; i <= VisitorLimits.MOST_KEPT; i++) {
            limits.wait(ONE, "v" + i);
            if (i % 1000 == 0) {
                assertThat(limits.wait(ONE, "noisy")).isPresent();
            }
        }
        assertThat(limits.wait(ONE, "noisy")).isPresent();
        assertThat(limits.kept()).isLessThanOrEqualTo(VisitorLimits.MOST_KEPT);
    }
}
