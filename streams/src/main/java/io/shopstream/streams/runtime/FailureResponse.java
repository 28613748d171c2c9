package io.shopstream.streams.runtime;

import io.shopstream.streams.flow.UnreadableStateException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what follows when a stream thread dies. What may pass by itself gets a new thread, which starts again from the
 * last commit; what would only happen again stops the client, visibly.
 */
final class FailureResponse implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FailureResponse.class);

    private final BooleanSupplier closing;
    private final Consumer<String> needsPerson;

    /** @param needsPerson is told why, if the client stops for something that only a person can mend */
    FailureResponse(BooleanSupplier closing, Consumer<String> needsPerson) {
        this.closing = closing;
        this.needsPerson = needsPerson;
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
        UnreadableStateException unreadable = find(failure, UnreadableStateException.class);
        if (unreadable != null) {
            needsPerson.accept(String.valueOf(unreadable.getMessage()));
            LOG.error("streams stops: {}", unreadable.getMessage());
            LOG.debug("streams stops", failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        LOG.error(
                "streams stops: this failure would only happen again. Nothing committed is lost; restart the service"
                        + " once the cause is removed",
                failure);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    // The last two end the transaction, not the instance: a new producer does not meet them again.
    static boolean isRetriable(Throwable failure) {
        return find(failure, RetriableException.class) != null
                || find(failure, OutOfOrderSequenceException.class) != null
                || find(failure, InvalidPidMappingException.class) != null;
    }

    private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
