package io.shopstream.streams.runtime;

import io.shopstream.streams.intake.UnreadableStateException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides how to respond when a stream thread fails. Retriable failures get a new thread, which resumes from the last
 * commit; other failures stop the client, and health and status show it.
 */
final class FailureResponse implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FailureResponse.class);

    private final BooleanSupplier closing;
    private final Consumer<String> onUnreadableState;

    /** @param onUnreadableState receives the reason if the client stops because of {@link UnreadableStateException} */
    FailureResponse(BooleanSupplier closing, Consumer<String> onUnreadableState) {
        this.closing = closing;
        this.onUnreadableState = onUnreadableState;
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        if (closing.getAsBoolean()) {
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        if (isRetriable(failure)) {
            LOG.warn("a stream thread failed; a new thread resumes from the last commit", failure);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        UnreadableStateException unreadable = find(failure, UnreadableStateException.class);
        if (unreadable != null) {
            onUnreadableState.accept(String.valueOf(unreadable.getMessage()));
            LOG.error("streams is stopping: {}", unreadable.getMessage());
            LOG.debug("streams is stopping", failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        LOG.error(
                "streams is stopping: the failure is not retriable. Nothing committed is lost; restart the service"
                        + " once the cause is fixed",
                failure);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    // OutOfOrderSequence and InvalidPidMapping fail only the transaction: a new producer does not hit them again.
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
