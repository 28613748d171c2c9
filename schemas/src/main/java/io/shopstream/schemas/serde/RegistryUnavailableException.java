package io.shopstream.schemas.serde;

import org.apache.kafka.common.errors.RetriableException;

/**
 * The registry gave no usable answer despite retries. The record is not at fault: the caller must wait and retry, and
 * must not dead-letter it.
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
