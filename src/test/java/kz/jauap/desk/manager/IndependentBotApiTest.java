package kz.jauap.desk.manager;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import kz.jauap.desk.group.DeskGroup;
import kz.jauap.desk.group.GroupFixture;
import kz.jauap.desk.group.Telegraph;
import kz.jauap.desk.telegram.BotApi;
import kz.jauap.desk.telegram.BotReply;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The desk's client and reader against a Bot API nobody here has written, `telegram-test-api` from npm. It knows chats
/// of two, texts, buttons and edits, and no topics. Where there is no node, or npm reaches no registry, this is not
/// run,
/// and says so.
class IndependentBotApiTest {

    private static final Path SOURCE = Path.of("src/test/node/telegram-test-api");
    private static final Path FOLDER = Path.of("target/telegram-test-api");
    private static final String TOKEN = "1:independent_token";
    private static final long AIDA = 41;

    private static Process server;
    private static URI address;

    @BeforeAll
    static void start() throws Exception {
        Assumptions.assumeTrue(works("node", "--version"), "not run: there is no node");
        Files.createDirectories(FOLDER);
        for (String file : List.of("package.json", "package-lock.json", "server.js")) {
            Files.copy(SOURCE.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        boolean there = Files.isDirectory(FOLDER.resolve("node_modules/telegram-test-api"));
        Assumptions.assumeTrue(
                there || works("npm", "ci", "--no-audit", "--no-fund"), "not run: npm cannot install the package");
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        server = new ProcessBuilder("node", "server.js", Integer.toString(port))
                .directory(FOLDER.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        assertThat(out.readLine()).isEqualTo("up");
        address = URI.create("http://127.0.0.1:" + port);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (server != null) {
            server.destroy();
            server.waitFor(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void texts_presses_and_edits_are_understood_alike_by_a_server_nobody_here_wrote() throws Exception {
        try (BotApi api = new BotApi(address, Duration.ofSeconds(5))) {
            Telegraph telegraph = GroupFixture.telegraph(api);
            assertThat(done(telegraph.me(TOKEN)).path("id").asLong()).isPositive();
            DeskGroup chat = DeskGroup.fresh(
                    new TenantId(new UUID(1, 1)),
                    new UUID(2, 2),
                    "",
                    AIDA,
                    new DeskGroup.Bot(666, "bot", TOKEN, "secret", true),
                    null);

            List<List<Map<String, String>>> buttons =
                    List.of(List.of(Map.of("text", "Беру", "callback_data", "take:1")));
            JsonNode sent = done(telegraph.say(chat, 0, "Запрос <1> & ещё", null, buttons));
            long message = sent.path("message_id").asLong();
            assertThat(history()).contains("Запрос <1> & ещё").contains("take:1");

            person("/sendMessage", Map.of("text", "Добрый день"));
            person("/sendCallback", Map.of("data", "take:1", "message", Map.of("message_id", message, "chat", chat())));
            List<Deed> deeds = done(telegraph.updates(chat, 0, Duration.ZERO))
                    .valueStream()
                    .map(UpdateReader::read)
                    .toList();
            assertThat(deeds).hasSize(2);
            assertThat(deeds.get(0)).isInstanceOfSatisfying(Deed.Wrote.class, wrote -> {
                assertThat(wrote.text()).isEqualTo("Добрый день");
                assertThat(wrote.by().id()).isEqualTo(AIDA);
            });
            assertThat(deeds.get(1)).isInstanceOfSatisfying(Deed.Press.class, press -> {
                assertThat(press.data()).isEqualTo("take:1");
                assertThat(press.message()).isEqualTo(message);
                assertThat(telegraph.toast(chat, press.id(), "Готово", false)).isInstanceOf(BotReply.Done.class);
            });

            assertThat(telegraph.changeCard(chat, message, "<b>В работе</b>", List.of()))
                    .isInstanceOf(BotReply.Done.class);
            assertThat(history()).contains("<b>В работе</b>").doesNotContain("Запрос <1>");
        }
    }

    private static JsonNode done(BotReply reply) {
        assertThat(reply).isInstanceOf(BotReply.Done.class);
        return ((BotReply.Done) reply).result();
    }

    private static Map<String, Object> chat() {
        return Map.of("id", AIDA, "type", "private", "first_name", "Aida");
    }

    /// Something the person does, told to the server in its own way.
    private static void person(String path, Map<String, ?> what) throws Exception {
        Map<String, Object> body = new HashMap<>(Map.of(
                "botToken",
                TOKEN,
                "date",
                1_764_000_000,
                "from",
                Map.of("id", AIDA, "is_bot", false, "first_name", "Aida"),
                "chat",
                chat()));
        body.putAll(what);
        post(path, body);
    }

    private static String history() throws Exception {
        return post("/getUpdatesHistory", Map.of("token", TOKEN));
    }

    private static String post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static boolean works(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(Files.isDirectory(FOLDER) ? FOLDER.toFile() : null)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
