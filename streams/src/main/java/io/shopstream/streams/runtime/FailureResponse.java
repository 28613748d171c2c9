package io.shopstream.streams.runtime;

import io.shopstream.schemas.topic.KafkaVerdict;
import io.shopstream.streams.intake.UnreadableStateException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides how to respond when a stream thread fails. What passes, or an operator can undo, and what only a new client
 * mends, gets a new thread after a pause, which resumes from the last commit. Everything else stops the client, also a
 * record of a result or a changelog that Kafka refuses: without it the stores and the topics would differ. Log, health
 * and status name the reason of both; see {@link EngineState#reason}.
 */
final class FailureResponse implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FailureResponse.class);

    private final BooleanSupplier closing;
    private final Supplier<Optional<String>> diagnosis;
    private final Consumer<String> beforeRestart;
    private final Consumer<String> onStop;

    /**
     * @param diagnosis asked for a better reason than the failure's own: Kafka Streams does not name the remedy
     * @param beforeRestart receives the reason before a new thread starts, and may block for a while
     * @param onStop receives the reason when the client stops
     */
    FailureResponse(
            BooleanSupplier closing,
            Supplier<Optional<String>> diagnosis,
            Consumer<String> beforeRestart,
            Consumer<String> onStop) {
        this.closing = closing;
        this.diagnosis = diagnosis;
        this.beforeRestart = beforeRestart;
        this.onStop = onStop;
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        if (closing.getAsBoolean()) {
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        // The reason is for the operator; the stack trace, which the console does not show, for whoever mends a bug.
        LOG.info("the failure of a stream thread", failure);
        if (mayPass(failure)) {
            beforeRestart.accept(rootCause(failure));
            return closing.getAsBoolean()
                    ? StreamThreadExceptionResponse.SHUTDOWN_CLIENT
                    : StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        onStop.accept(reason(failure));
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

    static boolean mayPass(Throwable failure) {
        return switch (KafkaVerdict.of(failure).orElse(KafkaVerdict.STOP)) {
            case WAIT, NEW_CLIENT -> true;
            case RECORD, END, STOP -> false;
        };
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
