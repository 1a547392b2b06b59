package kz.jauap.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A chaos run that cannot fail proves nothing: with a bug in the intake, put there on purpose, it must.
class ChaosFindsAPlantedLossTest {

    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void finds_messages_whose_duplicate_mark_was_committed_before_them() throws Exception {
        ChaosPlan plan = ChaosPlan.of(Path.of("target", "chaos", "planted"), 500, 7)
                .hurried(12)
                .over("chatflow", "telegram")
                .withProfile("planted-loss");

        Outcome outcome = new ChaosRun(plan, news -> {}).run();

        assertThat(outcome.verdict().lost()).as(outcome.text()).isNotEmpty();
        assertThat(outcome.clean()).isFalse();
    }
}
