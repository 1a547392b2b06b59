package kz.jauap.ops.web;

import kz.jauap.ops.admin.Refusal;
import kz.jauap.ops.figures.DailyFigures;
import kz.jauap.ops.keys.KeyController;
import kz.jauap.shared.GroupCommit;
import kz.jauap.shared.SecretBox;
import kz.jauap.tenant.InvalidSetting;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/// Turns what goes wrong in the admin interface into problem details.
@RestControllerAdvice(
        basePackageClasses = {AdminAdvice.class, DailyFigures.class, KeyController.class},
        basePackages = {"kz.jauap.ops.customers", "kz.jauap.ops.trial"})
class AdminAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(AdminAdvice.class);
    private static final String SEE_MANUAL = "see docs/admin-api.md";

    @ExceptionHandler
    ProblemDetail refused(Refusal refusal) {
        return Problems.of(refusal.status(), String.valueOf(refusal.getMessage()), refusal.next());
    }

    @ExceptionHandler
    ProblemDetail invalid(InvalidSetting invalid) {
        ProblemDetail problem = Problems.of(
                400,
                String.valueOf(invalid.getMessage()),
                "change " + invalid.key() + " and try again; nothing was stored");
        problem.setProperty("key", invalid.key());
        problem.setProperty("example", invalid.example());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail mismatch(MethodArgumentTypeMismatchException mismatch) {
        return Problems.of(
                400,
                mismatch.getName() + " cannot be " + mismatch.getValue(),
                "ids are UUIDs as the lists show them, limits are numbers");
    }

    @ExceptionHandler
    ProblemDetail sealed(SecretBox.Unreadable unreadable) {
        log.error("a stored secret cannot be opened: {}", unreadable.getMessage());
        return Problems.of(
                500, String.valueOf(unreadable.getMessage()), "put the former key behind a comma in JAUAP_MASTER_KEY");
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class, GroupCommit.Refused.class})
    ProblemDetail away(Exception exception) {
        log.warn("the database did not answer an administrator, who may try again: {}", exception.toString());
        return Problems.of(503, "the database does not answer", "try again; see /readyz and the log");
    }

    @ExceptionHandler
    ProblemDetail bug(RuntimeException exception) {
        log.error("an administrator's request failed and changed nothing it did not report", exception);
        return Problems.of(500, "something unforeseen went wrong", "look for this request_id in the log");
    }

    /// What the framework itself refuses: unreadable JSON, a wrong method, a missing field.
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception exception,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        ProblemDetail given = body instanceof ProblemDetail detail ? detail : null;
        String cause =
                given == null || given.getDetail() == null ? "the request cannot be understood" : given.getDetail();
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problems.of(status.value(), cause, SEE_MANUAL));
    }
}
