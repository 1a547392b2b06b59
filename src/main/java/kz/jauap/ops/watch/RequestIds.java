package kz.jauap.ops.watch;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import kz.jauap.shared.IdSource;
import kz.jauap.shared.RequestId;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Gives every request that comes through servlets its id.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestIds extends OncePerRequestFilter {

    private final IdSource ids;

    RequestIds(IdSource ids) {
        this.ids = ids;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String id = RequestId.of(request.getHeader(RequestId.HEADER), ids);
        response.setHeader(RequestId.HEADER, id);
        try (MDC.MDCCloseable unused = MDC.putCloseable(RequestId.KEY, id)) {
            chain.doFilter(request, response);
        }
    }
}
