package io.shopstream.api.web.problem;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Breaks the connection if an answer fails after its first part was sent. A problem appended to half an export would
 * look like its last row, and the end of the answer like the end of the data.
 */
@Component
final class BrokenAnswers implements HandlerExceptionResolver, Ordered {
    /** The answer is incomplete; the server closes the connection without the last chunk. */
    static final class BrokenAnswerException extends RuntimeException {
        BrokenAnswerException(Exception cause) {
            super("an answer broke off after its first part", cause);
        }
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        // Event streams are ended by another dispatch, which has its own rules.
        if (!response.isCommitted() || request.getDispatcherType() != DispatcherType.REQUEST) {
            return null;
        }
        // The server has refused the request already, for example for a body that breaks off: nothing was sent yet.
        if (response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
            return null;
        }
        if (failure instanceof IOException) {
            // The client has gone.
            return new ModelAndView();
        }
        throw new BrokenAnswerException(failure);
    }
}
