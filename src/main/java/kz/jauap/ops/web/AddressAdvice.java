package kz.jauap.ops.web;

import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// Answers requests no controller takes, wherever they go: the address, the method or the content type is wrong.
@RestControllerAdvice
class AddressAdvice {

    private static final String SEE_MANUAL = "see docs/admin-api.md for the addresses of the admin interface";

    @ExceptionHandler
    ProblemDetail nothingHere(NoResourceFoundException exception) {
        return Problems.of(404, "there is nothing at this address", SEE_MANUAL);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongMethod(HttpRequestMethodNotSupportedException exception) {
        return ResponseEntity.status(405)
                .headers(exception.getHeaders())
                .body(Problems.of(405, exception.getMethod() + " is not possible here", SEE_MANUAL));
    }

    @ExceptionHandler
    ProblemDetail wrongType(HttpMediaTypeNotSupportedException exception) {
        return Problems.of(
                415, "a body of this type is not taken here", "send JSON with Content-Type: application/json");
    }
}
