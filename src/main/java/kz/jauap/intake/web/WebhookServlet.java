package kz.jauap.intake.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import kz.jauap.channel.spi.WebhookRequest;

/// Where providers post: `/webhook/{channel}/{account}`. A plain servlet, for whatever [WebhookEndpoint] leaves to it.
class WebhookServlet extends HttpServlet {

    private final transient WebhookDoor door;

    WebhookServlet(WebhookDoor door) {
        this.door = door;
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
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        WebhookRequest webhook =
                new WebhookRequest(request.getMethod(), headers(request), query(request), body(request));
        answer(response, door.answer(path, webhook));
    }

    /// The body, or one byte too many of it.
    private byte[] body(HttpServletRequest request) throws IOException {
        return request.getInputStream().readNBytes(door.maxBody() + 1);
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

    private static void answer(HttpServletResponse response, WebhookDoor.Answer answer) throws IOException {
        byte[] bytes = answer.reply().body().getBytes(StandardCharsets.UTF_8);
        response.setStatus(answer.reply().status());
        response.setContentType(answer.reply().contentType());
        response.setContentLength(bytes.length);
        if (answer.retryAfter() > 0) {
            response.setHeader("Retry-After", Long.toString(answer.retryAfter()));
        }
        response.getOutputStream().write(bytes);
    }
}
