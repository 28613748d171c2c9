package io.shopstream.producer.imports.lines;

import org.jspecify.annotations.Nullable;

/** The file as a whole cannot be imported. The message is one sentence for the user. */
public final class UnusableFileException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableFileException(String message) {
        this(message, null);
    }

    UnusableFileException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
