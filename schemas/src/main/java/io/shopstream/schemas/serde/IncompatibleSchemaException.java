package io.shopstream.schemas.serde;

import org.apache.kafka.common.errors.SerializationException;

/**
 * The registry rejected a schema because it would break existing readers or records. The message names the subject and
 * the registry's reason.
 */
public final class IncompatibleSchemaException extends SerializationException {
    private static final long serialVersionUID = 1L;

    IncompatibleSchemaException(String message) {
        super(message);
    }
}
