package io.shopstream.local.console;

import io.shopstream.embedded.EmbeddedStartException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a command throws into one line for the user; the stack trace of the unexpected goes to the log file. */
public final class PlainErrors implements IExecutionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(PlainErrors.class);

    @Override
    public int handleExecutionException(Exception failure, CommandLine commandLine, ParseResult parsed) {
        commandLine.getErr().println("shopstream: " + message(failure));
        boolean foreseen = failure instanceof CommandFailure || failure instanceof EmbeddedStartException;
        if (!foreseen) {
            // At this level it goes to the log file and not to the terminal, where the line above is enough.
            LOG.info("{} failed", commandLine.getCommandName(), failure);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String message(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}
