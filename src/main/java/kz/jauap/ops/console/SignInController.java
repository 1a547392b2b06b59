package kz.jauap.ops.console;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Signing in with the admin token, signing out, choosing a language.
@RestController
class SignInController {

    private static final Logger log = LoggerFactory.getLogger(SignInController.class);

    private static final Duration LANGUAGE_KEPT = Duration.ofDays(365);

    private final Sessions sessions;
    private final SignInLimits limits;
    private final Pages pages;

    SignInController(Sessions sessions, SignInLimits limits, Pages pages) {
        this.sessions = sessions;
        this.limits = limits;
        this.pages = pages;
    }

    @GetMapping("/console/sign-in")
    ResponseEntity<String> form(@RequestParam(defaultValue = "") String lang, HttpServletRequest request) {
        return ConsoleTexts.LANGUAGES.contains(lang)
                ? to("/console/sign-in", cookie(Pages.LANGUAGE_COOKIE, lang, LANGUAGE_KEPT, request))
                : form(HttpStatus.OK, "", request);
    }

    private ResponseEntity<String> form(HttpStatus status, String problem, HttpServletRequest request) {
        Page page = pages.page("", request, ZoneId.systemDefault());
        return pages.show(status, "sign-in", page, Map.of("problem", problem));
    }

    @PostMapping("/console/sign-in")
    ResponseEntity<String> signIn(@RequestParam(defaultValue = "") String token, HttpServletRequest request) {
        if (!limits.mayTry(request.getRemoteAddr())) {
            log.warn("too many tries to sign in to the console from {}", request.getRemoteAddr());
            return form(HttpStatus.TOO_MANY_REQUESTS, "signin.slow", request);
        }
        Optional<String> session = sessions.begin(token.strip());
        if (session.isEmpty()) {
            log.warn("a wrong token was tried at the console's door from {}", request.getRemoteAddr());
            return form(HttpStatus.UNAUTHORIZED, "signin.wrong", request);
        }
        return to("/console", cookie(ConsoleGate.COOKIE, session.get(), Sessions.LENGTH, request));
    }

    @PostMapping("/console/sign-out")
    ResponseEntity<String> signOut(HttpServletRequest request) {
        return to("/console/sign-in", cookie(ConsoleGate.COOKIE, "", Duration.ZERO, request));
    }

    @PostMapping("/console/language")
    ResponseEntity<String> language(@RequestParam(defaultValue = "") String lang, HttpServletRequest request) {
        String language = ConsoleTexts.LANGUAGES.contains(lang) ? lang : ConsoleTexts.LANGUAGES.getFirst();
        return to("/console", cookie(Pages.LANGUAGE_COOKIE, language, LANGUAGE_KEPT, request));
    }

    private static ResponseCookie cookie(String name, String value, Duration age, HttpServletRequest request) {
        return ResponseCookie.from(name, value)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .path("/console")
                .maxAge(age)
                .build();
    }

    private static ResponseEntity<String> to(String address, ResponseCookie cookie) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(address))
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .build();
    }
}
