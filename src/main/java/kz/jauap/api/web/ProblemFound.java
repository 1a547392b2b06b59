package kz.jauap.api.web;

import java.util.LinkedHashMap;
import java.util.Map;
import kz.jauap.shared.Json;
import org.slf4j.MDC;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// A request is refused: which problem it is, what exactly, and members of its own.
final class ProblemFound extends RuntimeException {

    private final Problem problem;
    private final transient Map<String, Object> more;

    ProblemFound(Problem problem, String detail, Map<String, Object> more) {
        super(detail, null, false, false);
        this.problem = problem;
        this.more = Map.copyOf(more);
    }

    Problem problem() {
        return problem;
    }

    /// The one error body (RFC 9457).
    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", problem.type());
        body.put("title", problem.title());
        body.put("status", problem.status());
        body.put("detail", String.valueOf(getMessage()));
        body.put("next", problem.advice());
        body.putAll(more);
        String request = MDC.get("request");
        if (request != null) {
            body.put("request_id", request);
        }
        return body;
    }

    ResponseEntity<String> answer() {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        Object wait = more.get("retry_after");
        if (wait != null) {
            answer.header("Retry-After", wait.toString());
        }
        return answer.body(Json.write(body()));
    }
}
