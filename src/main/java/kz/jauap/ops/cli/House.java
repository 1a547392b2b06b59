package kz.jauap.ops.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import kz.jauap.shared.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The running Jauap a command talks to.
public final class House {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String USUAL = "http://127.0.0.1:8080";
    private static final String TOKEN = "JAUAP_ADMIN_TOKEN";

    @Option(
            names = "--url",
            paramLabel = "ADDRESS",
            description = "Address of the running Jauap; else JAUAP_URL, else " + USUAL + ".")
    private @Nullable String url;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description =
                    "Admin token; better given by JAUAP_ADMIN_TOKEN or JAUAP_ADMIN_TOKEN_FILE, which nobody sees in"
                            + " a list of processes.")
    private @Nullable String token;

    private final Map<String, String> env;

    House(Map<String, String> env) {
        this.env = env;
    }

    public JsonNode get(String path) {
        return call("GET", path, "");
    }

    public JsonNode post(String path, Object body) {
        return call("POST", path, Json.write(body));
    }

    public JsonNode put(String path, Object body) {
        return call("PUT", path, Json.write(body));
    }

    public JsonNode patch(String path, Object body) {
        return call("PATCH", path, Json.write(body));
    }

    public JsonNode put(String path, byte[] file) {
        return call("PUT", path, BodyPublishers.ofByteArray(file), "application/octet-stream");
    }

    public JsonNode delete(String path) {
        return call("DELETE", path, "");
    }

    private JsonNode call(String method, String path, String body) {
        return call(method, path, BodyPublishers.ofString(body), "application/json");
    }

    private JsonNode call(String method, String path, HttpRequest.BodyPublisher body, String type) {
        HttpRequest request = HttpRequest.newBuilder(address(path))
                .header("X-Admin-Token", token())
                .header("X-Actor", "cli")
                .header("Content-Type", type)
                .timeout(PATIENCE)
                .method(method, body)
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            return read(client.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new Refused(
                    "No Jauap answers at " + base() + ".",
                    "start it with ./jauap run, or say where it is with --url or JAUAP_URL",
                    Cli.UNREACHABLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("Interrupted.", "", Cli.REFUSED);
        }
    }

    private JsonNode read(HttpResponse<String> answer) {
        try {
            JsonNode json = Json.tree(answer.body());
            if (answer.statusCode() < 300) {
                return json;
            }
            String next = answer.statusCode() == 401
                    ? "set JAUAP_ADMIN_TOKEN to the token shown when " + base() + " was first started"
                    : json.path("next").asString("");
            throw new Refused(
                    json.path("detail").asString("HTTP " + answer.statusCode()) + problems(json), next, Cli.REFUSED);
        } catch (JacksonException e) {
            throw new Refused(
                    "What answers at " + base() + " is no Jauap (HTTP " + answer.statusCode() + ").",
                    "check --url",
                    Cli.UNREACHABLE);
        }
    }

    private static String problems(JsonNode json) {
        StringBuilder text = new StringBuilder();
        json.path("problems")
                .valueStream()
                .forEach(one -> text.append("\n  ")
                        .append(one.path("file").asString(""))
                        .append(
                                one.path("line").asInt(0) > 0
                                        ? ":" + one.path("line").asInt()
                                        : "")
                        .append(": ")
                        .append(one.path("what").asString(""))
                        .append(" (")
                        .append(one.path("advice").asString(""))
                        .append(')'));
        return text.toString();
    }

    private URI address(String path) {
        try {
            return URI.create(base() + path);
        } catch (IllegalArgumentException e) {
            throw new Refused("That is no address: " + base(), "for example --url " + USUAL, Cli.REFUSED);
        }
    }

    private String base() {
        String given = url != null ? url : env.getOrDefault("JAUAP_URL", "");
        return given.isBlank() ? USUAL : given.replaceAll("/+$", "");
    }

    private String token() {
        if (token != null) {
            return token;
        }
        String given = env.getOrDefault(TOKEN, env.getOrDefault("ALERTS_ADMIN_TOKEN", ""));
        String file = env.getOrDefault(TOKEN + "_FILE", "");
        if (given.isBlank() && file.isBlank()) {
            throw new Refused(
                    "The admin token is not given.",
                    "set JAUAP_ADMIN_TOKEN to the token shown when Jauap was first started; if it is lost, start Jauap with"
                            + " a JAUAP_ADMIN_TOKEN of your own",
                    Cli.REFUSED);
        }
        try {
            return given.isBlank() ? Files.readString(Path.of(file)).strip() : given;
        } catch (IOException e) {
            throw new Refused("Cannot read " + file + ".", "check JAUAP_ADMIN_TOKEN_FILE", Cli.REFUSED);
        }
    }
}
