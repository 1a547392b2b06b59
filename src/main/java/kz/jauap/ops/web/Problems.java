package kz.jauap.ops.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import kz.jauap.shared.Json;
import org.slf4j.MDC;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/// Problem details (RFC 9457): what was wrong, and in `next` what to do about it.
final class Problems {

    private Problems() {}

    static ProblemDetail of(int status, String cause, String next) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.valueOf(status), cause);
        problem.setProperty("next", next);
        String request = MDC.get("request");
        if (request != null) {
            problem.setProperty("request_id", request);
        }
        return problem;
    }

    /// For filters, which answer before the web framework does.
    static void write(HttpServletResponse response, int status, String cause, String next) throws IOException {
        ProblemDetail problem = of(status, cause, next);
        java.util.Map<String, Object> body = new java.util.LinkedHashMap<>();
        body.put("title", String.valueOf(problem.getTitle()));
        body.put("status", status);
        body.put("detail", cause);
        if (problem.getProperties() != null) {
            body.putAll(problem.getProperties());
        }
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.getOutputStream().write(Json.write(body).getBytes(StandardCharsets.UTF_8));
    }
}
