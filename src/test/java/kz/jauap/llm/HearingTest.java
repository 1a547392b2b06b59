package kz.jauap.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever the endpoint of speech does, its caller gets the words or a reason in time.
@Timeout(60)
class HearingTest {

    private static final TenantId ONE = ModelFixture.ONE;
    private static final TenantId OTHER = ModelFixture.OTHER;
    private static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final Recording VOICE = new Recording("OggS-voice".getBytes(StandardCharsets.UTF_8), "audio/ogg", 4);

    private final SpeechEndpoint endpoint =
            new SpeechEndpoint(SpeechEndpoint.hears("Сколько стоит педикюр", -0.2, 0.01));

    @AfterEach
    void close() {
        endpoint.close();
    }

    private ModelFixture fixture(long tokens) {
        return ModelFixture.of(ModelPlan.NONE).hearing(ONE, endpoint.plan(DEADLINE, tokens));
    }

    private ModelAnswer heard() {
        return fixture(100_000).models().hear(ONE, VOICE);
    }

    @Test
    void words_come_back_with_what_they_cost() {
        assertThat(heard()).isEqualTo(new ModelAnswer.Said("Сколько стоит педикюр", 42));
        assertThat(endpoint.asked)
                .singleElement()
                .asString()
                .contains("OggS-voice", "whisper-1", "voice.ogg", "verbose_json");
    }

    @Test
    void words_the_model_itself_doubts_are_not_sure() {
        endpoint.does(SpeechEndpoint.hears("Сколько стоит педикюр", -1.4, 0.01));
        assertThat(heard()).isEqualTo(new ModelAnswer.Said("Сколько стоит педикюр", 42, false));
        endpoint.does(SpeechEndpoint.hears("Спасибо за просмотр", -0.2, 0.9));
        assertThat(heard())
                .isInstanceOfSatisfying(
                        ModelAnswer.Said.class, said -> assertThat(said.sure()).isFalse());
    }

    @Test
    void a_model_that_knows_no_details_is_asked_without_and_from_then_on_at_once() {
        endpoint.does(exchange -> {
            boolean detailed = endpoint.asked.getLast().contains("verbose_json");
            SpeechEndpoint.sends(
                            detailed ? 400 : 200,
                            detailed ? "{}" : "{\"text\":\"Алло\",\"usage\":{\"total_tokens\":7}}")
                    .answer(exchange);
        });
        ModelFixture fixture = fixture(100_000);
        assertThat(fixture.models().hear(ONE, VOICE)).isEqualTo(new ModelAnswer.Said("Алло", 7));
        assertThat(fixture.models().hear(ONE, VOICE)).isEqualTo(new ModelAnswer.Said("Алло", 7));
        assertThat(endpoint.asked).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 401, 429, 500, 503})
    void a_refused_request_is_a_failure(int status) {
        endpoint.does(SpeechEndpoint.sends(status, "{}"));
        assertThat(heard()).isEqualTo(new ModelAnswer.Failed("status " + status));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no json", "", "[]", "{\"text\":null}", "{\"text\":{\"a\":1}}"})
    void an_answer_that_makes_no_sense_is_a_failure(String body) {
        endpoint.does(SpeechEndpoint.sends(200, body));
        assertThat(heard()).isInstanceOf(ModelAnswer.Failed.class);
    }

    @Test
    void a_message_without_words_costs_and_is_of_no_use() {
        endpoint.does(SpeechEndpoint.sends(200, "{\"text\":\" \",\"duration\":4}"));
        assertThat(heard()).isEqualTo(new ModelAnswer.Useless("it heard no words", 40));
    }

    @Test
    void silence_and_an_endless_answer_end_soon_after_the_deadline() {
        endpoint.does(exchange -> endpoint.over.await());
        assertThat(heard()).isInstanceOf(ModelAnswer.Failed.class);
        endpoint.does(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (!endpoint.over.await(20, TimeUnit.MILLISECONDS)) {
                exchange.getResponseBody().write(" ".getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
            }
        });
        assertThat(heard()).isInstanceOf(ModelAnswer.Failed.class);
    }

    @Test
    void a_spent_budget_a_switched_off_plan_and_no_plan_hear_nothing() {
        ModelFixture fixture = fixture(150);
        for (int i = 0; i < 5; i++) {
            fixture.models().hear(ONE, VOICE);
        }
        assertThat(endpoint.asked)
                .as("90 tokens are put aside a call, 42 are spent")
                .hasSize(2);
        assertThat(fixture.spending.latest(ONE, Purpose.SPEECH, 1).getFirst().tokens())
                .isEqualTo(84);
        assertThat(fixture.spending.latest(ONE, 1))
                .as("words have a budget of their own")
                .isEmpty();
        assertThat(fixture.models().hear(OTHER, VOICE)).isEqualTo(new ModelAnswer.Failed("no model is set"));
        assertThat(fixture.models().hears(OTHER)).isFalse();
        assertThat(fixture.models().hears(ONE)).isTrue();
        fixture.plans.remove(ONE, Purpose.SPEECH, "test");
        assertThat(fixture.models().hears(ONE)).isFalse();
    }

    @Test
    void an_endpoint_that_fails_again_and_again_is_left_alone() {
        endpoint.does(SpeechEndpoint.sends(500, ""));
        ModelFixture fixture = fixture(1_000_000);
        for (int i = 0; i < 30; i++) {
            assertThat(fixture.models().hear(ONE, VOICE)).isInstanceOf(ModelAnswer.Failed.class);
        }
        assertThat(endpoint.asked).hasSizeLessThan(11);
    }

    @Test
    void a_check_sends_a_second_of_silence() {
        ModelFixture fixture = fixture(1_000);
        endpoint.does(SpeechEndpoint.sends(200, "{\"text\":\"\"}"));
        ModelPlan plan = endpoint.plan(DEADLINE, 1_000);
        assertThat(fixture.models().check(ONE, Purpose.SPEECH, plan.chain().getFirst(), DEADLINE))
                .isInstanceOf(ModelAnswer.Useless.class);
        assertThat(endpoint.asked).singleElement().asString().contains("RIFF", "WAVEfmt ", "voice.wav");
    }
}
