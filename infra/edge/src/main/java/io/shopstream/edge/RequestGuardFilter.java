package io.shopstream.edge;

import io.shopstream.schemas.client.ProblemJson;
import io.shopstream.schemas.security.Refusal;
import io.shopstream.schemas.security.RequestGuard;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses what pages of other sites send, at every address of the service: see {@link RequestGuard}. */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class RequestGuardFilter extends OncePerRequestFilter {
    private final RequestGuard guard;
    private final ErrorTexts texts;

    RequestGuardFilter(RequestGuard guard, ErrorTexts texts) {
        this.guard = guard;
        this.texts = texts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Refusal refusal = guard.check(
                request.getMethod(), request.getRequestURI(), name -> Collections.list(request.getHeaders(name)));
        if (refusal == null) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(refusal.status());
        response.setContentType(ProblemJson.MEDIA_TYPE);
        response.getOutputStream().write(texts.problem(refusal.code(), refusal.detail(), refusal.members()));
    }
}
