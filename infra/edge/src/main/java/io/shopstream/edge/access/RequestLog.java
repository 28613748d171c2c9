package io.shopstream.edge.access;

import io.shopstream.edge.traces.RequestTrace;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Writes an {@link AccessLine} when Tomcat has answered a request: also one that no filter ever saw, and a stream when
 * it ends.
 */
public final class RequestLog extends ValveBase implements AccessLog {
    /** The request attribute in which a service says whose key a request carried: the id of the key, a string. */
    public static final String KEY_ID = RequestLog.class.getName() + ".key";

    private static final Logger LOG = LoggerFactory.getLogger("io.shopstream.access");

    private final RequestTrace trace;

    public RequestLog(RequestTrace trace) {
        super(true);
        this.trace = trace;
    }

    @Override
    public void invoke(Request request, Response response)
            throws java.io.IOException, jakarta.servlet.ServletException {
        getNext().invoke(request, response);
    }

    @Override
    public void log(Request request, Response response, long nanos) {
        AccessLine line = AccessLine.of(
                request.getMethod(),
                request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE),
                response.getStatus(),
                nanos,
                response.getBytesWritten(false),
                request.getAttribute(KEY_ID),
                trace.id(request));
        line.addTo(LOG.atInfo()).log(line.text());
    }

    @Override
    public void setRequestAttributesEnabled(boolean requestAttributesEnabled) {
        // Addresses of clients are not logged, so it does not matter which of several it would be.
    }

    @Override
    public boolean getRequestAttributesEnabled() {
        return false;
    }
}
