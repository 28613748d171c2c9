package io.shopstream.edge.traces;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Says to which trace a request belongs. */
@FunctionalInterface
public interface RequestTrace {
    RequestTrace NONE = request -> null;

    /** Id of the trace in hexadecimal, as in {@code traceparent}; null without a trace. */
    @Nullable String id(HttpServletRequest request);
}
