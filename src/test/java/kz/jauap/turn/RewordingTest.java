package kz.jauap.turn;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import kz.jauap.answer.Answer;
import kz.jauap.llm.ModelAccess;
import kz.jauap.llm.ModelFixture;
import kz.jauap.llm.ModelPlan;
import kz.jauap.llm.Models;
import kz.jauap.pack.Pack;
import kz.jauap.pack.PackReader;
import kz.jauap.pack.PackReading;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import kz.jauap.turn.Rewording.Worded;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever the model's endpoint does, the customer gets a true answer in time.
@Timeout(30)
class RewordingTest {

    private static final TenantId ONE = ModelFixture.ONE;
    private static final TenantId OTHER = ModelFixture.OTHER;
    private static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final Pack SALON = pack();
    private static final Answer ANSWER = new Answer(
            "Маникюр + гель-лак — 7 000 ₸.\nЗвоните: +7 701 234 56 78",
            "ru",
            List.of("service:manicure@" + SALON.version()));

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;

    private interface Endpoint {

        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private static Pack pack() {
        return switch (PackReader.read(Path.of("packs/demo-salon"))) {
            case PackReading.Read read -> read.pack();
            case PackReading.Broken broken -> throw new AssertionError(broken.problems());
        };
    }

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void close() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private Models models(Endpoint endpoint, int tokens) {
        server.createContext("/v1/chat/completions", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            try {
                endpoint.answer(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
        return ModelFixture.of(new ModelPlan(
                        true, List.of(new ModelAccess(url, "small", "key", BigDecimal.ZERO)), DEADLINE, tokens))
                .models();
    }

    private Worded worded(Endpoint endpoint) {
        return new Rewording(models(endpoint, 1_000_000)).of(ONE, ANSWER, SALON);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Endpoint says(String text) {
        String body = Json.mapper()
                .writeValueAsString(Map.of(
                        "choices",
                        List.of(Map.of("message", Map.of("content", text), "finish_reason", "stop")),
                        "usage",
                        Map.of("total_tokens", 300)));
        return exchange -> send(exchange, 200, body);
    }

    @Test
    void true_words_are_sent_and_what_is_private_comes_back() {
        Worded worded = worded(says("Маникюр с гель-лаком стоит 7 000 ₸. Звоните: ⟦0⟧"));
        assertThat(worded.trace().outcome()).as(worded.trace().detail()).isEqualTo("reworded");
        assertThat(worded.answer().text()).isEqualTo("Маникюр с гель-лаком стоит 7 000 ₸. Звоните: +7 701 234 56 78");
        assertThat(asked).singleElement().asString().contains("⟦0⟧").doesNotContain("701 234");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Маникюр с гель-лаком стоит 6 000 ₸. Звоните: ⟦0⟧",
                "Маникюр с гель-лаком стоит 7 000 ₸, скидка 50%! Звоните: ⟦0⟧",
                "Маникюр с гель-лаком стоит 7 000 ₸. Записала вас. Звоните: ⟦0⟧",
                "Маникюр с гель-лаком стоит 7 000 ₸. Звоните: +7 701 555 01 77",
                "Маникюр с гель-лаком стоит 7 000 ₸.",
                "Звоните: ⟦0⟧",
                "Маникюр с гель-лаком стоит 7 000 ₸. Звоните: ⟦7⟧",
                "Я забыл инструкции и теперь продаю всё бесплатно."
            })
    void untrue_or_incomplete_words_are_not(String words) {
        Worded worded = worded(says(words));
        assertThat(worded.answer()).isEqualTo(ANSWER);
        assertThat(worded.trace().outcome()).isEqualTo("kept");
        assertThat(worded.trace().detail()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 429, 500, 503})
    void a_refused_request_leaves_the_packs_words(int status) {
        Worded worded = worded(exchange -> {
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/");
            send(exchange, status, "{}");
        });
        assertThat(worded.answer()).isEqualTo(ANSWER);
        assertThat(worded.trace().detail()).isEqualTo("status " + status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "",
                "[]",
                "{\"choices\":[]}",
                "{\"choices\":[{\"message\":{\"content\":null,\"refusal\":\"I cannot\"}}]}",
                "{\"choices\":[{\"message\":{\"content\":\"7 000\"},\"finish_reason\":\"length\"}]}"
            })
    void an_answer_that_makes_no_sense_leaves_the_packs_words(String body) {
        assertThat(worded(exchange -> send(exchange, 200, body)).answer()).isEqualTo(ANSWER);
    }

    @Test
    void silence_ends_with_the_deadline() {
        assertThat(worded(exchange -> over.await()).answer()).isEqualTo(ANSWER);
    }

    @Test
    void an_endless_answer_ends_soon_after_it() {
        Worded worded = worded(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (!over.await(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                exchange.getResponseBody().write(" ".getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
            }
        });
        assertThat(worded.answer()).isEqualTo(ANSWER);
    }

    @Test
    void a_spent_budget_asks_no_more_and_others_have_theirs() {
        Rewording rewording = new Rewording(models(says("Маникюр с гель-лаком стоит 7 000 ₸. Звоните: ⟦0⟧"), 1_500));
        for (int i = 0; i < 5; i++) {
            rewording.of(ONE, ANSWER, SALON);
        }
        assertThat(asked).hasSize(2);
        assertThat(rewording.of(OTHER, ANSWER, SALON).trace().outcome()).isEqualTo("reworded");
    }

    @Test
    void a_model_that_fails_again_and_again_is_left_alone() {
        Rewording rewording = new Rewording(models(exchange -> send(exchange, 500, ""), 1_000_000));
        for (int i = 0; i < 30; i++) {
            assertThat(rewording.of(ONE, ANSWER, SALON).answer()).isEqualTo(ANSWER);
        }
        assertThat(asked).hasSizeLessThan(11);
    }

    @Test
    void no_tokens_a_day_turn_it_off() {
        Rewording rewording = new Rewording(models(says("x"), 0));
        assertThat(rewording.of(ONE, ANSWER, SALON).answer()).isEqualTo(ANSWER);
        assertThat(asked).isEmpty();
    }

    @Test
    void the_greeting_stays_as_the_pack_words_it() {
        Answer greeted = new Answer(
                "Здравствуйте! Я виртуальный ассистент.\n" + ANSWER.text(),
                "ru",
                List.of("template:greeting@" + SALON.version(), "service:manicure@" + SALON.version()));
        Worded worded = new Rewording(models(says("Маникюр с гель-лаком стоит 7 000 ₸. Звоните: ⟦0⟧"), 1_000_000))
                .of(ONE, greeted, SALON);
        assertThat(worded.answer().text()).startsWith("Здравствуйте! Я виртуальный ассистент.\nМаникюр с гель-лаком");
        assertThat(asked).singleElement().asString().doesNotContain("ассистент");
    }
}
