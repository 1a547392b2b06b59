package kz.jauap.api.web;

import java.util.List;
import java.util.Map;
import kz.jauap.shared.GroupCommit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/// Turns what goes wrong in the channel API into its one error body.
@RestControllerAdvice(basePackageClasses = ApiAdvice.class)
@Order(0)
class ApiAdvice {

    private static final Logger log = LoggerFactory.getLogger(ApiAdvice.class);
    private static final int SOON = 2;

    @ExceptionHandler
    ResponseEntity<String> found(ProblemFound found) {
        return found.answer();
    }

    @ExceptionHandler
    ResponseEntity<String> mismatch(MethodArgumentTypeMismatchException mismatch) {
        String name = String.valueOf(mismatch.getName());
        return new ProblemFound(
                        Problem.INVALID,
                        name + " cannot be " + mismatch.getValue(),
                        Map.of("errors", List.of(Map.of("pointer", name, "detail", "ids are UUIDs, limits numbers"))))
                .answer();
    }

    @ExceptionHandler
    ResponseEntity<String> missing(MissingServletRequestParameterException missing) {
        return Problem.MALFORMED
                .found("the parameter " + missing.getParameterName() + " is missing")
                .answer();
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class, GroupCommit.Refused.class})
    ResponseEntity<String> away(Exception exception) {
        log.warn("a script was answered 503 and may try again: {}", exception.toString());
        return new ProblemFound(Problem.UNAVAILABLE, "the database does not answer", Map.of("retry_after", SOON))
                .answer();
    }

    @ExceptionHandler
    ResponseEntity<String> bug(RuntimeException exception) {
        log.error("a script's request failed and changed nothing it did not report", exception);
        return Problem.UNFORESEEN.found("the log knows more").answer();
    }
}
