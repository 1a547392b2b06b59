package kz.jauap.intake.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.Channels;
import kz.jauap.channel.spi.Adapters;
import kz.jauap.channel.spi.ChannelAdapter;
import kz.jauap.channel.spi.WebhookReply;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.intake.Intake;
import kz.jauap.intake.IntakeCounters;
import kz.jauap.intake.IntakeOutcome;
import kz.jauap.shared.GroupCommit;
import kz.jauap.shared.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// Where providers post: `/webhook/{channel}/{account}`. A plain servlet, for this is the one address that must keep up
/// with a provider's storm.
///
/// 200: everything is committed. 401: the secret is missing or wrong, nothing stored. 404: no such channel or account.
/// 413: body over the limit. 503: the database is away or too much is waiting; nothing stored, try again.
class WebhookServlet extends HttpServlet {

    private static final Logger log = LoggerFactory.getLogger(WebhookServlet.class);

    private final transient Adapters adapters;
    private final transient Channels channels;
    private final transient Intake intake;
    private final transient IntakeCounters counters;
    private final int maxBody;

    WebhookServlet(Adapters adapters, Channels channels, Intake intake, IntakeCounters counters, int maxBody) {
        this.adapters = adapters;
        this.channels = channels;
        this.intake = intake;
        this.counters = counters;
        this.maxBody = maxBody;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        take(request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        take(request, response);
    }

    private void take(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = body(request);
        if (body.length > maxBody) {
            counters.refused("too_large");
            answer(response, 413, error("the body is larger than " + maxBody + " bytes"));
            return;
        }
        try {
            route(request, response, body);
        } catch (GroupCommit.Refused | DataAccessException | TransactionException e) {
            counters.refused("busy");
            log.warn("a webhook was answered 503 and stored nothing, the provider will try again: {}", cause(e));
            response.setHeader("Retry-After", "2");
            answer(response, 503, error("not stored, please try again"));
        }
    }

    /// The body, or one byte too many of it. What the provider says of its length is believed only to read it at once.
    private byte[] body(HttpServletRequest request) throws IOException {
        int told = request.getContentLength();
        if (told < 0 || told > maxBody) {
            return request.getInputStream().readNBytes(maxBody + 1);
        }
        byte[] body = new byte[told];
        int read = request.getInputStream().readNBytes(body, 0, told);
        return read == told ? body : Arrays.copyOf(body, read);
    }

    private void route(HttpServletRequest request, HttpServletResponse response, byte[] body) throws IOException {
        Address address = Address.of(request, body);
        Optional<ChannelAccount> account = account(address);
        Optional<ChannelAdapter> adapter =
                account.flatMap(found -> adapters.find(found.kind().name()));
        if (adapter.isEmpty() || account.isEmpty()) {
            nobody(address, response);
            return;
        }
        WebhookRequest webhook = new WebhookRequest(request.getMethod(), headers(request), query(request), body);
        Optional<WebhookReply> handshake = adapter.get().handshake(webhook, account.get());
        if (handshake.isPresent()) {
            answer(response, handshake.get());
            return;
        }
        IntakeOutcome outcome = intake.receive(webhook, account.get(), adapter.get());
        switch (outcome) {
            case IntakeOutcome.Forged(String reason) -> {
                log.warn("a webhook to {} was refused: {}", account.get(), reason);
                answer(response, 401, error("secret missing or wrong"));
            }
            case IntakeOutcome.Throttled(Duration after) -> {
                response.setHeader("Retry-After", Long.toString(Math.max(1, after.toSeconds())));
                answer(response, 429, error("too many messages, please slow down"));
            }
            case IntakeOutcome.Stored stored -> answer(response, adapter.get().acknowledgement(webhook));
            case IntakeOutcome.Quarantined held ->
                answer(response, adapter.get().acknowledgement(webhook));
        }
    }

    private Optional<ChannelAccount> account(Address address) {
        return switch (address) {
            case Address.Named(String kind, String account) ->
                adapters.find(kind).isEmpty() ? Optional.empty() : channels.find(new ChannelKind(kind), account);
            case Address.BySecret(String kind, String secret) ->
                channels.bySecret(new ChannelKind(kind), "webhook_secret", secret);
            case Address.Nowhere() -> Optional.empty();
        };
    }

    /// A secret that fits no account is a wrong secret; an account nobody has is unknown.
    private void nobody(Address address, HttpServletResponse response) throws IOException {
        if (address instanceof Address.BySecret) {
            counters.refused("forged");
            answer(response, 401, error("secret missing or wrong"));
        } else {
            counters.refused("unknown");
            answer(response, 404, error("no such channel"));
        }
    }

    private static String cause(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest.toString();
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.putIfAbsent(name.toLowerCase(Locale.ROOT), request.getHeader(name));
        }
        return headers;
    }

    private static Map<String, String> query(HttpServletRequest request) {
        return request.getQueryString() == null ? Map.of() : QueryString.parse(request.getQueryString());
    }

    private static String error(String message) {
        return Json.write(Map.of("success", false, "message", message));
    }

    private static void answer(HttpServletResponse response, int status, String body) throws IOException {
        answer(response, WebhookReply.json(status, body));
    }

    private static void answer(HttpServletResponse response, WebhookReply reply) throws IOException {
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        response.setStatus(reply.status());
        response.setContentType(reply.contentType());
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
