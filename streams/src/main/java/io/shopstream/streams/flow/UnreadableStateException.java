package io.shopstream.streams.flow;

/** Something in the stores cannot be read any more, and only a person can mend it; the message says how. */
public final class UnreadableStateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableStateException(String message, Throwable cause) {
        super(message, cause);
    }
}
