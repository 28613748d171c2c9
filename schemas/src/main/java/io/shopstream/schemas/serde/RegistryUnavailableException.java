package io.shopstream.schemas.serde;

import org.apache.kafka.common.errors.RetriableException;

/**
 * The registry did not answer, however often it was asked. Nothing is wrong with the record: whoever catches this waits
 * and tries again, and never dead-letters.
 */
public final class RegistryUnavailableException extends RetriableException {
    private static final long serialVersionUID = 1L;

    public RegistryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    public RegistryUnavailableException(String message) {
        super(message);
    }
}
