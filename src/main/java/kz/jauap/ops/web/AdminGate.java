package kz.jauap.ops.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import kz.jauap.shared.AdminToken;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;

/// Nobody passes without the admin token. Who passes may say who they are in `X-Actor`, for the audit.
public class AdminGate extends OncePerRequestFilter {

    public static final String ACTOR = "jauap.actor";
    private static final Pattern NAME = Pattern.compile("[\\w.@ -]{1,40}");

    private final AdminToken token;

    AdminGate(AdminToken token) {
        this.token = token;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Cache-Control", "no-store");
        if (!token.matches(request.getHeader("X-Admin-Token"))) {
            Problems.write(
                    response,
                    401,
                    "the header X-Admin-Token is missing or wrong",
                    "send the token shown at the first start, or set JAUAP_ADMIN_TOKEN and restart");
            return;
        }
        String actor = request.getHeader("X-Actor");
        request.setAttribute(ACTOR, actor != null && NAME.matcher(actor).matches() ? actor : "admin");
        chain.doFilter(request, response);
    }

    /// Puts the gate in front of the admin interface.
    @Configuration(proxyBeanMethods = false)
    static class Placed {

        @Bean
        FilterRegistrationBean<AdminGate> adminGate(AdminToken token) {
            FilterRegistrationBean<AdminGate> gate = new FilterRegistrationBean<>(new AdminGate(token));
            gate.addUrlPatterns("/admin", "/admin/*", "/reminders/*");
            return gate;
        }
    }
}
