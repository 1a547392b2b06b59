package kz.jauap.sandbox;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import kz.jauap.shared.Json;
import org.junit.jupiter.api.Assumptions;

/// A Bot API nobody here has written, `telegram-test-api` from npm, with one person who writes to bots. It knows chats
/// of
/// two, texts, buttons and edits, and no topics. Where there is no node, or npm reaches no registry, the test that
/// wants
/// it is not run, and says so.
public final class IndependentBotApi implements AutoCloseable {

    public static final long PERSON = 41;
    private static final Path SOURCE = Path.of("src/test/node/telegram-test-api");
    private static final Path FOLDER = Path.of("target/telegram-test-api");

    private final Process server;
    private final URI address;
    private final String token;

    private IndependentBotApi(Process server, URI address, String token) {
        this.server = server;
        this.address = address;
        this.token = token;
    }

    /// @param token of the bot the person writes to
    public static IndependentBotApi start(String token) throws IOException, InterruptedException {
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
        Process server = new ProcessBuilder("node", "server.js", Integer.toString(port))
                .directory(FOLDER.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        if (!"up".equals(out.readLine())) {
            throw new AssertionError("telegram-test-api did not start");
        }
        return new IndependentBotApi(server, URI.create("http://127.0.0.1:" + port), token);
    }

    public URI address() {
        return address;
    }

    @Override
    public void close() {
        server.destroy();
        try {
            server.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public static Map<String, Object> chat() {
        return Map.of("id", PERSON, "type", "private", "first_name", "Aida");
    }

    public void writes(String text) throws IOException, InterruptedException {
        person("/sendMessage", Map.of("text", text));
    }

    public void presses(long message, String data) throws IOException, InterruptedException {
        person("/sendCallback", Map.of("data", data, "message", Map.of("message_id", message, "chat", chat())));
    }

    /// What the bot and the person have said, as the server keeps it.
    public String history() throws IOException, InterruptedException {
        return post("/getUpdatesHistory", Map.of("token", token));
    }

    /// Whether it has such a call at all.
    public boolean knows(String path) throws IOException, InterruptedException {
        String answer = post(path, Map.of("chat_id", PERSON, "message_id", 0, "text", "x"));
        return Json.tree(answer).path("ok").asBoolean(false);
    }

    private void person(String path, Map<String, ?> what) throws IOException, InterruptedException {
        Map<String, Object> body = new HashMap<>(Map.of(
                "botToken",
                token,
                "date",
                1_764_000_000,
                "from",
                Map.of("id", PERSON, "is_bot", false, "first_name", "Aida"),
                "chat",
                chat()));
        body.putAll(what);
        post(path, body);
    }

    private String post(String path, Map<String, ?> body) throws IOException, InterruptedException {
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
