package io.shopstream.producer.imports;

import org.jspecify.annotations.Nullable;

/**
 * The import failed: the file is invalid, or Kafka or the registry did not accept a record. The message is one sentence
 * for the user. Running the import again is always safe.
 */
public final class ImportException extends Exception {
    private static final long serialVersionUID = 1L;

    ImportException(String message) {
        this(message, null);
    }

    ImportException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
