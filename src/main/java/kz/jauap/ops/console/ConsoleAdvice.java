package kz.jauap.ops.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.Map;
import kz.jauap.ops.admin.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/// What goes wrong in the console, as a page.
@RestControllerAdvice(basePackageClasses = ConsoleAdvice.class)
class ConsoleAdvice {

    private static final Logger log = LoggerFactory.getLogger(ConsoleAdvice.class);

    private final Pages pages;

    ConsoleAdvice(Pages pages) {
        this.pages = pages;
    }

    @ExceptionHandler({Refusal.class, MethodArgumentTypeMismatchException.class})
    ResponseEntity<String> notThere(HttpServletRequest request) {
        return problem(HttpStatus.NOT_FOUND, "problem.missing", request);
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<String> away(Exception exception, HttpServletRequest request) {
        log.warn("the database did not answer the console, whose reader may try again: {}", exception.toString());
        return problem(HttpStatus.SERVICE_UNAVAILABLE, "problem.database", request);
    }

    @ExceptionHandler
    ResponseEntity<String> bug(RuntimeException exception, HttpServletRequest request) {
        log.error("a page of the console could not be shown", exception);
        return problem(HttpStatus.INTERNAL_SERVER_ERROR, "problem.bug", request);
    }

    private ResponseEntity<String> problem(HttpStatus status, String key, HttpServletRequest request) {
        Page page = pages.page("", request, ZoneId.systemDefault());
        return pages.show(status, "problem", page, Map.of("key", key));
    }
}
