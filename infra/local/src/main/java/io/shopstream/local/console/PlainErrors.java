package io.shopstream.local.console;

import io.shopstream.embedded.host.EmbeddedStartException;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Prints a command's exception as one line for the user; unexpected ones are logged with their stack trace. */
public final class PlainErrors implements IExecutionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(PlainErrors.class);

    @Override
    public int handleExecutionException(Exception failure, CommandLine commandLine, ParseResult parsed) {
        commandLine.getErr().println("shopstream: " + message(failure));
        boolean expected = failure instanceof CommandFailure || failure instanceof EmbeddedStartException;
        if (!expected) {
            // INFO goes to the log file only; the terminal already has the line above.
            LOG.info("{} failed", commandLine.getCommandName(), failure);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String message(Throwable failure) {
        if (failure instanceof KafkaException kafka) {
            return reason(kafka);
        }
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }

    /** What went wrong with Kafka: "Failed to create new KafkaAdminClient" alone does not tell. */
    public static String reason(KafkaException failure) {
        Throwable cause = failure.getCause();
        return cause == null ? String.valueOf(failure.getMessage()) : failure.getMessage() + ": " + cause.getMessage();
    }
}
