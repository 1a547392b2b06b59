package kz.jauap.ops.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets nobody see a page before they have signed in, takes no form without its key, and tells browsers to be strict.
class ConsoleGate extends OncePerRequestFilter {

    static final String COOKIE = "jauap_console";
    static final String FORM_KEY = "jauap.form-key";
    private static final String SIGN_IN = "/console/sign-in";
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self';"
                    + " base-uri 'none'; frame-ancestors 'none'";

    private final Sessions sessions;

    ConsoleGate(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        request.setCharacterEncoding("UTF-8"); // before the first field of a form is read
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-store");
        if (request.getServletPath().equals(SIGN_IN)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<String> session = cookie(request).filter(sessions::holds);
        if (session.isEmpty()) {
            response.sendRedirect(SIGN_IN);
            return;
        }
        boolean changes =
                !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD");
        if (changes && !sessions.isFormKey(request.getParameter("form_key"), session.get())) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        request.setAttribute(FORM_KEY, sessions.formKey(session.get()));
        chain.doFilter(request, response);
    }

    private static Optional<String> cookie(HttpServletRequest request) {
        return request.getCookies() == null
                ? Optional.empty()
                : Arrays.stream(request.getCookies())
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(Cookie::getValue)
                        .findFirst();
    }
}
