package io.shopstream.schemas.serde;

import org.apache.kafka.common.errors.SerializationException;

/** The registry refused a schema: it would break readers or records that exist. The message says which and why. */
public final class IncompatibleSchemaException extends SerializationException {
    private static final long serialVersionUID = 1L;

    IncompatibleSchemaException(String message) {
        super(message);
    }
}
