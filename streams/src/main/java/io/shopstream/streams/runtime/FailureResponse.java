package io.shopstream.streams.runtime;

import java.util.function.BooleanSupplier;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what follows when a stream thread dies. What may pass by itself gets a new thread, which starts again from the
 * last commit; what would only happen again stops the client, visibly.
 */
final class FailureResponse implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FailureResponse.class);

    private final BooleanSupplier closing;

    FailureResponse(BooleanSupplier closing) {
        this.closing = closing;
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        if (closing.getAsBoolean()) {
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        if (isRetriable(failure)) {
            LOG.warn("a stream thread failed and is replaced; it goes on from the last commit", failure);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        LOG.error(
                "streams stops: this failure would only happen again. Nothing committed is lost; restart the service"
                        + " once the cause is removed",
                failure);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    static boolean isRetriable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RetriableException) {
                return true;
            }
        }
        return false;
    }
}
