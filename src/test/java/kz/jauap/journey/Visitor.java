package kz.jauap.journey;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import kz.jauap.shared.Json;
import tools.jackson.databind.JsonNode;

/// A visitor of a web chat without a browser: a pass, messages, and the stream of what is said.
public final class Visitor {

    private static final int PATIENCE_SECONDS = 20;
    private static final AtomicInteger VISITORS = new AtomicInteger();

    final URI house;
    final String account;
    final String pass;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Visitor(URI house, String account, String pass) {
        this.house = house;
        this.account = account;
        this.pass = pass;
    }

    public static Visitor of(URI house, String account) {
        HttpClient http = HttpClient.newBuilder().localAddress(ownAddress()).build();
        HttpRequest ask = HttpRequest.newBuilder(URI.create(house + "/chat/" + account + "/visitor"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> answer = http.send(ask, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("no pass: HTTP " + answer.statusCode() + " " + answer.body());
            }
            return new Visitor(
                    house, account, Json.tree(answer.body()).path("pass").asString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Each visitor comes from an address of their own, as in the world: one address may begin so often only.
    private static InetAddress ownAddress() {
        int number = VISITORS.incrementAndGet();
        try {
            return InetAddress.getByAddress(new byte[] {127, 1, (byte) (number >> 8), (byte) number});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Writes one message; answers the status.
    public int writes(String id, String text) {
        return posts(Json.write(Map.of("id", id, "text", text)), Map.of()).statusCode();
    }

    public HttpResponse<String> posts(String body, Map<String, String> headers) {
        return posts(body.getBytes(StandardCharsets.UTF_8), headers);
    }

    HttpResponse<String> posts(byte[] body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(house + "/webhook/webchat/" + account))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .header("Content-Type", "application/json");
        if (!headers.containsKey("X-Visitor")) {
            request.header("X-Visitor", pass);
        }
        headers.forEach(request::header);
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Brings the picture of a message that is still to be written; answers the status.
    public int brings(String id, byte[] picture, String... headers) {
        return picture("POST", id, HttpRequest.BodyPublishers.ofByteArray(picture), BodyHandlers.discarding(), headers)
                .statusCode();
    }

    /// A picture this visitor has brought, as their page asks for it.
    public HttpResponse<byte[]> sees(String id) {
        return picture("GET", id, HttpRequest.BodyPublishers.noBody(), BodyHandlers.ofByteArray());
    }

    /// Sends a picture, as the page does: the picture, then its message.
    public void shows(String id, byte[] picture) {
        if (brings(id, picture) != 200
                || posts(Json.write(Map.of("id", id, "text", "", "picture", true)), Map.of())
                                .statusCode()
                        != 200) {
            throw new AssertionError("the picture was not taken");
        }
    }

    private <T> HttpResponse<T> picture(
            String method,
            String id,
            HttpRequest.BodyPublisher body,
            HttpResponse.BodyHandler<T> handler,
            String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(house + "/chat/" + account + "/picture/" + id))
                .method(method, body)
                .header("X-Visitor", pass);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Opens the stream after message number `after`; -1 for the latest.
    public Stream opens(int after) {
        return new Stream(after);
    }

    /// The answer's text: writes, then waits for what the bot says after it.
    String asks(String id, String text) {
        try (Stream stream = opens(-1)) {
            stream.until(event -> event.name().equals("ready"));
            if (writes(id, text) != 200) {
                throw new AssertionError("not taken: " + text);
            }
            stream.until(event ->
                    event.is("customer") && event.data().path("text").asString().equals(text));
            return stream.until(event -> event.is("bot")).data().path("text").asString();
        }
    }

    /// One server-sent event.
    public record Event(String name, String id, JsonNode data) {

        public boolean is(String author) {
            return name.equals("message") && data.path("author").asString().equals(author);
        }

        public int seq() {
            return data.path("seq").asInt();
        }
    }

    /// An open page's stream of events.
    public final class Stream implements AutoCloseable {

        final HttpResponse<InputStream> answer;
        private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

        private Stream(int after) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(house + "/chat-events/" + account + "?after=" + after))
                    .header("X-Visitor", pass)
                    .build();
            try {
                answer = http.send(request, BodyHandlers.ofInputStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            Thread.ofVirtual().start(this::read);
        }

        /// The next event, whatever it is.
        Event next() {
            try {
                Event event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (event == null) {
                    throw new AssertionError("nothing came within " + PATIENCE_SECONDS + " s");
                }
                return event;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        /// The first event that fits; those before it are passed over.
        Event until(Predicate<Event> fits) {
            for (Event event = next(); ; event = next()) {
                if (fits.test(event)) {
                    return event;
                }
            }
        }

        /// Numbers of all messages up to the event `ready`.
        public List<Event> history() {
            List<Event> all = new java.util.ArrayList<>();
            for (Event event = next(); !event.name().equals("ready"); event = next()) {
                all.add(event);
            }
            return all;
        }

        private void read() {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                String name = "";
                String id = "";
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("event: ")) {
                        name = line.substring(7);
                    } else if (line.startsWith("id: ")) {
                        id = line.substring(4);
                    } else if (line.startsWith("data: ")) {
                        events.add(new Event(name, id, Json.tree(line.substring(6))));
                        id = "";
                    }
                }
            } catch (IOException e) {
                // closed
            }
        }

        @Override
        public void close() {
            try {
                answer.body().close();
            } catch (IOException e) {
                // it is closed then
            }
        }
    }
}
