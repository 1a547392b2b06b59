package kz.jauap.channel.chatflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ChatflowPropertiesTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner().withBean(ChatflowAdapter.class);

    @Test
    void the_adapter_starts_with_the_defaults() {
        runner.run(context -> {
            ChatflowProperties properties = context.getBean(ChatflowProperties.class);
            assertThat(properties.apiBase()).hasToString("https://app.chatflow.kz");
            assertThat(properties.timeout()).isEqualTo(Duration.ofSeconds(30));
            assertThat(context.getBean(ChatflowAdapter.class).capabilities().perSecond())
                    .isEqualTo(20);
        });
    }

    @Test
    void refuses_a_start_with_impossible_values_and_gives_an_example() {
        for (String bad : new String[] {"timeout=0s", "per-second=0", "per-chat-per-second=-1"}) {
            runner.withPropertyValues("jauap.chatflow." + bad)
                    .run(context -> assertThat(context.getStartupFailure())
                            .as(bad)
                            .rootCause()
                            .hasMessageContaining("jauap.chatflow.")
                            .hasMessageContaining("for example"));
        }
    }
}
