package io.shopstream.streams.intake;

/** A stored value can no longer be read and needs an operator; the message names the remedy. */
public final class UnreadableStateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableStateException(String message, Throwable cause) {
        super(message, cause);
    }
}
