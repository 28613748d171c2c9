package io.shopstream.edge;

import io.shopstream.edge.access.RequestLog;
import io.shopstream.schemas.client.ProblemJson;
import io.shopstream.schemas.security.InternalToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Guards a service that other machines can reach: every request without the token of this shop's services gets 401,
 * reads, unknown addresses and actuator included. Health answers everybody, but tells its details only to those who
 * have the token. On a loopback address everybody is let through.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
final class InternalTokenFilter extends OncePerRequestFilter {
    static final String METRICS = "/actuator/prometheus";

    private static final Set<String> HEALTH =
            Set.of("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness");
    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final String ACCEPTED = InternalTokenFilter.class.getName() + ".accepted";
    // In the access log, instead of the id of a key.
    private static final String SERVICES = "internal-token";
    private static final String DETAIL = "this service answers the other services of its shop only: send the value of "
            + InternalToken.VARIABLE + " as " + InternalToken.HEADER + ": Bearer";

    private final InternalToken token;
    private final boolean loopbackOnly;
    private final boolean openMetrics;

    /**
     * @param loopbackOnly whether the service listens where only its own machine can reach it
     * @param openMetrics whether metrics are for everybody, too
     */
    InternalTokenFilter(InternalToken token, boolean loopbackOnly, boolean openMetrics) {
        this.token = token;
        this.loopbackOnly = loopbackOnly;
        this.openMetrics = openMetrics;
    }

    /** Whether the request carried the token. False on a loopback address, where nobody needs it. */
    static boolean hasToken(HttpServletRequest request) {
        return request.getAttribute(ACCEPTED) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (loopbackOnly) {
            chain.doFilter(new KnownCaller(request), response);
        } else if (token.isIn(values(request))) {
            request.setAttribute(ACCEPTED, true);
            request.setAttribute(RequestLog.KEY_ID, SERVICES);
            chain.doFilter(new KnownCaller(request), response);
        } else if (isForEverybody(request)) {
            chain.doFilter(request, response);
        } else {
            refuse(response);
        }
    }

    private static List<String> values(HttpServletRequest request) {
        return Collections.list(request.getHeaders(InternalToken.HEADER));
    }

    // The path as sent: one that is written in another way is another address.
    private boolean isForEverybody(HttpServletRequest request) {
        String path = request.getRequestURI();
        return READS.contains(request.getMethod()) && (HEALTH.contains(path) || openMetrics && METRICS.equals(path));
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader("WWW-Authenticate", "Bearer realm=\"shopstream\"");
        response.setContentType(ProblemJson.MEDIA_TYPE);
        response.getOutputStream()
                .write(ProblemJson.of(
                        HttpServletResponse.SC_UNAUTHORIZED,
                        DETAIL,
                        Map.of("header", InternalToken.HEADER, "setting", InternalToken.KEY)));
    }

    /** A request with a principal: Spring Boot shows the details of health to no other. */
    private static final class KnownCaller extends HttpServletRequestWrapper {
        private static final Principal SHOP = () -> "shop";

        KnownCaller(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Principal getUserPrincipal() {
            return SHOP;
        }
    }
}
