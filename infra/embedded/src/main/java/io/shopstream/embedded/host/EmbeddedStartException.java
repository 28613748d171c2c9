package io.shopstream.embedded.host;

import org.jspecify.annotations.Nullable;

/**
 * The embedded platform, or one part of it, could not start. The message is one line that a user can act on: what
 * failed, which port, directory or log file, and the remedy. Parts that had been started are stopped before this is
 * thrown, except by {@code EmbeddedPlatform.awaitRegistry()}.
 */
public final class EmbeddedStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EmbeddedStartException(String message) {
        this(message, null);
    }

    public EmbeddedStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
