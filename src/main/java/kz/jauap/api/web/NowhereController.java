package kz.jauap.api.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Every address of the API that is none: answered like all that is wrong.
@RestController
class NowhereController {

    @Open
    @RequestMapping("/api/**")
    ResponseEntity<String> nowhere(HttpServletRequest request) {
        throw Problem.NOT_FOUND.found("nothing answers to " + request.getMethod() + " here; see /api/docs");
    }
}
