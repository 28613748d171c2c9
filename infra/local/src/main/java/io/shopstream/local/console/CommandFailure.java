package io.shopstream.local.console;

/** Thrown when a command cannot do what was asked. The message is for the user: what is wrong, and the remedy. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CommandFailure(String message) {
        super(message);
    }

    public CommandFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
