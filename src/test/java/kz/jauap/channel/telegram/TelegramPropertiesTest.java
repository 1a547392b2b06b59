package kz.jauap.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TelegramPropertiesTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner().withBean(TelegramAdapter.class);

    @Test
    void the_adapter_starts_with_the_defaults() {
        runner.run(context -> {
            TelegramProperties properties = context.getBean(TelegramProperties.class);
            assertThat(properties.apiBase()).hasToString("https://api.telegram.org");
            assertThat(properties.timeout()).isEqualTo(Duration.ofSeconds(15));
            assertThat(context.getBean(TelegramAdapter.class).capabilities().perSecond())
                    .isEqualTo(30);
        });
    }

    @Test
    void refuses_a_start_with_impossible_values_and_gives_an_example() {
        for (String bad : new String[] {"timeout=0s", "per-second=0", "per-chat-per-second=-1"}) {
            runner.withPropertyValues("jauap.telegram." + bad)
                    .run(context -> assertThat(context.getStartupFailure())
                            .as(bad)
                            .rootCause()
                            .hasMessageContaining("jauap.telegram.")
                            .hasMessageContaining("for example"));
        }
    }
}
