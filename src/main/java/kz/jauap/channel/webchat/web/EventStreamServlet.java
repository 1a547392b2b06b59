package kz.jauap.channel.webchat.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.Channels;
import kz.jauap.channel.ConversationKey;
import kz.jauap.channel.spi.Transcript;
import kz.jauap.channel.webchat.OpenPages;
import kz.jauap.channel.webchat.Visitors;
import kz.jauap.channel.webchat.WebchatAdapter;
import kz.jauap.shared.DatabaseAway;
import kz.jauap.shared.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// What is said in a visitor's conversation, as server-sent events: `GET /chat-events/{account}?after={seq}` with the
/// visitor's pass in the header `X-Visitor`. A message's number is its event id, so a page that returns asks for what
/// came after the last number it has and gets no gap and no double. Without `after` it begins with the latest messages.
///
/// Events: `message` (one message), `waiting` (what the visitor wrote and is being thought about), `ready` (all caught
/// up). Every 20 seconds a comment keeps the line open and the page is brought up to date. One virtual thread per open
/// page.
class EventStreamServlet extends HttpServlet {

    private static final Logger log = LoggerFactory.getLogger(EventStreamServlet.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(20);
    private static final Duration LIFETIME = Duration.ofMinutes(30);
    private static final int PAGE = 200;
    private static final int HISTORY = 100;

    private final transient Channels channels;
    private final transient OpenPages pages;
    private final transient Transcript transcript;

    EventStreamServlet(Channels channels, OpenPages pages, Transcript transcript) {
        this.channels = channels;
        this.pages = pages;
        this.transcript = transcript;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            answer(request, response);
        } catch (RuntimeException e) {
            if (!DatabaseAway.isReasonOf(e)) {
                throw e;
            }
            log.warn("a page's stream cannot begin, the database is away; it will come back: {}", e.getMessage());
            response.sendError(503);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String account = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
        Optional<ChannelAccount> channel = channels.find(WebchatAdapter.KIND, account);
        if (channel.isEmpty()) {
            response.sendError(404);
            return;
        }
        Optional<String> visitor = Optional.ofNullable(request.getHeader("X-Visitor"))
                .flatMap(pass -> Visitors.visitor(pass, channel.get()));
        if (visitor.isEmpty()) {
            response.sendError(401);
            return;
        }
        response.setContentType("text/event-stream;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        stream(channel.get(), visitor.get(), after(request), response.getOutputStream());
    }

    private static int after(HttpServletRequest request) {
        try {
            return Integer.parseInt(
                    Optional.ofNullable(request.getParameter("after")).orElse("-1"));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private void stream(ChannelAccount account, String visitor, int after, OutputStream out) {
        UUID conversation = ConversationKey.of(account.channel(), visitor);
        long end = System.nanoTime() + LIFETIME.toNanos();
        try (OpenPages.Page page = pages.open(conversation)) {
            int last = begin(account, conversation, after, out);
            event(out, "ready", 0, Map.of("last", last));
            while (System.nanoTime() < end && !pages.closing()) {
                if (!page.awaitNews(HEARTBEAT)) {
                    out.write(": still here\n\n".getBytes(StandardCharsets.UTF_8));
                }
                last = catchUp(account, conversation, last, out); // a hint may have been lost on its way
            }
        } catch (IOException e) {
            log.debug("a page was closed");
        } catch (DataAccessException | TransactionException e) {
            log.warn("a page's stream is broken off, it will come back: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int begin(ChannelAccount account, UUID conversation, int after, OutputStream out) throws IOException {
        if (after >= 0) {
            return catchUp(account, conversation, after, out);
        }
        List<Transcript.Line> latest = transcript.latest(account.tenant(), conversation, HISTORY);
        for (Transcript.Line line : latest) {
            event(out, "message", line.seq(), line);
        }
        waiting(account, conversation, out);
        return latest.isEmpty() ? 0 : latest.getLast().seq();
    }

    private int catchUp(ChannelAccount account, UUID conversation, int after, OutputStream out) throws IOException {
        int last = after;
        List<Transcript.Line> news;
        do {
            news = transcript.after(account.tenant(), conversation, last, PAGE);
            for (Transcript.Line line : news) {
                event(out, "message", line.seq(), line);
                last = line.seq();
            }
        } while (news.size() == PAGE);
        waiting(account, conversation, out);
        return last;
    }

    private void waiting(ChannelAccount account, UUID conversation, OutputStream out) throws IOException {
        event(out, "waiting", 0, Map.of("lines", transcript.waiting(account.tenant(), conversation)));
    }

    private static void event(OutputStream out, String name, int id, Object data) throws IOException {
        String event =
                "event: " + name + "\n" + (id > 0 ? "id: " + id + "\n" : "") + "data: " + Json.write(data) + "\n\n";
        out.write(event.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
