package io.shopstream.edge;

import io.shopstream.schemas.client.ProblemJson;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers errors as problems of which the framework sets no more than the status: those of files and of actuator, and
 * all whose Accept header cannot be read.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class EmptyErrors extends OncePerRequestFilter {
    private static final int FIRST_ERROR = 400;

    private final ErrorTexts texts;

    EmptyErrors(ErrorTexts texts) {
        this.texts = texts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        // An error without a content type has no body; the error page answers those that have a reason.
        if (response.getStatus() >= FIRST_ERROR
                && response.getContentType() == null
                && !response.isCommitted()
                && !isAsyncStarted(request)) {
            response.setContentType(ProblemJson.MEDIA_TYPE);
            response.getOutputStream().write(texts.problem(response.getStatus()));
        }
    }
}
