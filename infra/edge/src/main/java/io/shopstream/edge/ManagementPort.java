package io.shopstream.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Connector;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps the two ports of a service apart: the port of management answers only below {@code /actuator}, and the port of
 * the service answers health there and nothing else. What is somewhere else is not found. Both are the same server, so
 * what guards a request does not depend on its port: it was asked before.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class ManagementPort extends OncePerRequestFilter {
    private static final String ACTUATOR = "/actuator";
    private static final String HEALTH = ACTUATOR + "/health";

    private final Connector connector;

    /** @param connector of the port of management */
    ManagementPort(Connector connector) {
        this.connector = connector;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isServed(request.getLocalPort() == connector.getLocalPort(), path(request))) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** @param path decoded and normalised */
    static boolean isServed(boolean onManagementPort, String path) {
        return onManagementPort ? isIn(ACTUATOR, path) : !isIn(ACTUATOR, path) || isIn(HEALTH, path);
    }

    private static boolean isIn(String folder, String path) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }

    // As the server maps it: decoded, without dots. Not as sent: /actuator/../x is the address x.
    private static String path(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return rest == null ? request.getServletPath() : request.getServletPath() + rest;
    }
}
