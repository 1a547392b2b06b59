package kz.jauap.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A small chaos run on every build; the great one is `./jauap chaos`.
class ChaosTest {

    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void loses_doubles_and_reorders_nothing_while_nodes_and_database_are_killed() throws Exception {
        ChaosPlan plan =
                ChaosPlan.of(Path.of("target", "chaos", "small"), 1_000, 4).hurried(11);

        Outcome outcome = new ChaosRun(plan, news -> {}).run();

        assertThat(plan.blows()).hasAtLeastOneElementOfType(ChaosPlan.Blow.KillDatabase.class);
        assertThat(outcome.clean()).as(outcome.text()).isTrue();
        assertThat(outcome.figures().get("requests closed by people / their replies"))
                .as("people were at work")
                .doesNotStartWith("0 ");
        assertThat(outcome.figures().get("presses in the group / lines of managers"))
                .as("a group was at work")
                .doesNotStartWith("0 ");
    }
}
