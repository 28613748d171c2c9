package io.shopstream.producer.imports;

import org.jspecify.annotations.Nullable;

/**
 * The import cannot go on: the file is not what it should be, or Kafka or the registry does not take what is sent. The
 * message is one sentence for a person. Running the import again is always safe.
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
