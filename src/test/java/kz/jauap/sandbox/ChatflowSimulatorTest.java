package kz.jauap.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import kz.jauap.sandbox.ChatflowSimulator.Received;
import kz.jauap.sandbox.ChatflowSimulator.Setup;
import kz.jauap.sandbox.ChatflowSimulator.Shape;
import kz.jauap.shared.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ChatflowSimulatorTest {

    private static final String TEXT = "/api/v1/send-text?token=t&instance_id=i&jid=1@s.whatsapp.net";

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void takes_messages_in_order_with_their_keys() throws Exception {
        try (ChatflowSimulator simulator = new ChatflowSimulator(Setup.of("t", "i"))) {
            for (int i = 0; i < 5; i++) {
                assertThat(get(simulator, TEXT + "&msg=%D0%B4%D0%B0+" + i + "&msg_id=k" + i)
                                .statusCode())
                        .isEqualTo(200);
            }
            assertThat(simulator.received())
                    .extracting(Received::text)
                    .containsExactly("да 0", "да 1", "да 2", "да 3", "да 4");
            assertThat(simulator.received()).extracting(Received::key).containsExactly("k0", "k1", "k2", "k3", "k4");
        }
    }

    @Test
    void refuses_what_the_real_one_refuses() throws Exception {
        try (ChatflowSimulator simulator = new ChatflowSimulator(Setup.of("t", "i"))) {
            assertThat(get(simulator, TEXT.replace("token=t", "token=x") + "&msg=a")
                            .statusCode())
                    .isEqualTo(401);
            List<String> refused = List.of(
                    TEXT.replace("instance_id=i", "instance_id=x") + "&msg=a",
                    TEXT,
                    "/api/v1/send-text?token=t&instance_id=i&msg=a",
                    "/api/v1/send-image?token=t&instance_id=i&jid=1@s.whatsapp.net&imageurl=u");
            for (String call : refused) {
                HttpResponse<String> answer = get(simulator, call);
                assertThat(answer.statusCode()).as(call).isEqualTo(200);
                assertThat(Json.tree(answer.body()).path("success").asBoolean())
                        .as(call)
                        .isFalse();
            }
            assertThat(simulator.taken()).isZero();
            assertThat(simulator.failed()).isEqualTo(5);
        }
    }

    @Test
    void deduplicates_only_where_it_is_told_to() throws Exception {
        for (boolean deduplicates : List.of(true, false)) {
            try (ChatflowSimulator simulator = new ChatflowSimulator(new Setup(0, "t", "i", deduplicates, true, 1))) {
                get(simulator, TEXT + "&msg=a&msg_id=k");
                get(simulator, TEXT + "&msg=a&msg_id=k");
                assertThat(simulator.repeated()).isEqualTo(1);
                assertThat(simulator.taken()).isEqualTo(deduplicates ? 1 : 2);
            }
        }
    }

    @Test
    void fails_as_often_as_it_is_told_to() throws Exception {
        try (ChatflowSimulator simulator = new ChatflowSimulator(Setup.of("t", "i"))) {
            simulator.chances(new Chances(0.25, 0.25, 0.25, 0, 0));
            List<Integer> statuses = IntStream.range(0, 200)
                    .mapToObj(i -> get(simulator, TEXT + "&msg=a&msg_id=k" + i).statusCode())
                    .toList();
            assertThat(statuses).contains(200, 429, 500);
            assertThat(simulator.taken() + simulator.failed()).isEqualTo(200);
            assertThat(simulator.failed()).isBetween(120L, 180L);
        }
    }

    @Test
    void only_counts_where_nothing_is_to_be_kept() throws Exception {
        try (ChatflowSimulator simulator = new ChatflowSimulator(new Setup(0, "t", "i", false, false, 1))) {
            get(simulator, TEXT + "&msg=a&msg_id=k");
            assertThat(simulator.taken()).isEqualTo(1);
            assertThat(simulator.received()).isEmpty();
            assertThat(simulator.seenKeys()).isEmpty();
        }
    }

    @Test
    void a_customers_message_is_posted_in_either_shape_until_it_is_taken() throws Exception {
        List<RequestLog.Seen> seen = new CopyOnWriteArrayList<>();
        try (RequestLog ours = new RequestLog(seen::add);
                ChatflowSimulator simulator = new ChatflowSimulator(Setup.of("t", "i"))) {
            URI webhook = URI.create(ours.address() + "?webhook_secret=s");
            assertThat(simulator.customerWrites(webhook, Shape.DIRECT, "7701@s.whatsapp.net", "A1", "да"))
                    .isEqualTo(2);
            assertThat(simulator.customerWrites(webhook, Shape.WRAPPED, "7701@s.whatsapp.net", "A2", "нет"))
                    .isEqualTo(1);
            assertThat(simulator.customerWritesOnce(webhook, Shape.DIRECT, "7701@s.whatsapp.net", "A1", "да"))
                    .isEqualTo(200);
        }
        assertThat(seen).hasSize(4).allSatisfy(post -> assertThat(post.query()).isEqualTo("webhook_secret=s"));
        assertThat(json(seen.get(0)).path("metadata").path("messageId").asString())
                .isEqualTo("A1");
        assertThat(json(seen.get(2)).path("body").path("message").asString()).isEqualTo("нет");
    }

    private static JsonNode json(RequestLog.Seen seen) {
        return Json.tree(new String(seen.body(), StandardCharsets.UTF_8));
    }

    private HttpResponse<String> get(ChatflowSimulator simulator, String call) {
        try {
            return http.send(
                    HttpRequest.newBuilder(simulator.address().resolve(call)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
