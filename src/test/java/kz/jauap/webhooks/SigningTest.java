package kz.jauap.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SigningTest {

    private static final Path MANUAL = Path.of("docs/webhooks.md");

    /// Of the specification at standardwebhooks.com and its libraries.
    @Test
    void signs_like_the_published_vector_of_standard_webhooks() {
        SigningSecret secret = new SigningSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
        assertThat(secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void the_vector_of_our_manual_is_right() throws IOException {
        String manual = Files.readString(MANUAL);
        String body = line(manual, "body");
        SigningSecret secret = new SigningSecret(line(manual, "secret"));
        assertThat(secret.sign(
                        line(manual, "webhook-id"),
                        Long.parseLong(line(manual, "webhook-timestamp")),
                        body.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(line(manual, "webhook-signature"));
    }

    private static String line(String manual, String name) {
        Matcher line =
                Pattern.compile("(?m)^" + Pattern.quote(name) + ": (.*)$").matcher(manual);
        assertThat(line.find()).as(name).isTrue();
        return line.group(1);
    }

    @Test
    void every_secret_is_another_and_shows_itself_to_nobody() {
        SigningSecret one = SigningSecret.fresh();
        assertThat(one.text()).startsWith("whsec_").hasSize(50);
        assertThat(one.text()).isNotEqualTo(SigningSecret.fresh().text());
        assertThat(one.toString()).doesNotContain(one.text().substring(6));
        byte[] body = {1, 2, 3};
        assertThat(one.sign("a", 1, body))
                .isNotEqualTo(one.sign("a", 2, body))
                .isNotEqualTo(one.sign("b", 1, body))
                .isNotEqualTo(one.sign("a", 1, new byte[] {1, 2}));
    }

    @Test
    void pauses_are_as_published_and_a_fifth_longer_at_most() throws IOException {
        String published = line(Files.readString(MANUAL), "pauses");
        assertThat(Arrays.stream(published.split(", ")).map(Duration::parse)).isEqualTo(RetryPlan.PAUSES);
        for (int tries = 1; tries <= RetryPlan.PAUSES.size(); tries++) {
            Duration pause = RetryPlan.PAUSES.get(tries - 1);
            assertThat(RetryPlan.pause(tries, Duration.ZERO, 0)).contains(pause);
            assertThat(RetryPlan.pause(tries, Duration.ZERO, 1))
                    .hasValueSatisfying(longest -> assertThat(longest)
                            .isLessThanOrEqualTo(pause.multipliedBy(6).dividedBy(5)));
        }
        assertThat(RetryPlan.pause(RetryPlan.PAUSES.size() + 1, Duration.ZERO, 0))
                .isEqualTo(Optional.empty());
    }

    @Test
    void a_wish_to_wait_longer_is_heard_up_to_an_hour() {
        assertThat(RetryPlan.pause(1, Duration.ofMinutes(2), 0)).contains(Duration.ofMinutes(2));
        assertThat(RetryPlan.pause(1, Duration.ofDays(2), 0)).contains(Duration.ofHours(1));
    }
}
