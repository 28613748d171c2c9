package io.shopstream.streams.runtime;

import io.shopstream.streams.intake.UnreadableStateException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
 * commit; other failures stop the client, and log, health and status name the reason.
 */
final class FailureResponse implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FailureResponse.class);

    private final BooleanSupplier closing;
    private final Supplier<Optional<String>> diagnosis;
    private final Consumer<String> onStop;

    /**
     * @param diagnosis asked for a better reason than the failure's own: Kafka Streams does not name the remedy
     * @param onStop receives the reason when the client stops
     */
    FailureResponse(BooleanSupplier closing, Supplier<Optional<String>> diagnosis, Consumer<String> onStop) {
        this.closing = closing;
        this.diagnosis = diagnosis;
        this.onStop = onStop;
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
        onStop.accept(reason(failure));
        // The reason is for the operator; the stack trace, which the console does not show, for whoever mends a bug.
        LOG.info("the failure that stops streams", failure);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private String reason(Throwable failure) {
        UnreadableStateException unreadable = find(failure, UnreadableStateException.class);
        if (unreadable != null) {
            return String.valueOf(unreadable.getMessage());
        }
        return diagnosis
                .get()
                .orElseGet(() -> rootCause(failure) + ". Retrying does not help. Nothing committed is"
                        + " lost: restart the service once the cause is mended");
    }

    private static String rootCause(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null || message.isBlank()
                ? root.getClass().getSimpleName()
                : root.getClass().getSimpleName() + ": " + message;
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
