package io.shopstream.schemas.serde;

import io.shopstream.schemas.rules.RejectionReason;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** The bytes are not a record of the topic, and a retry cannot help: dead-letter them under {@link #reason()}. */
public final class UndecodableRecordException extends SerializationException {
    private static final long serialVersionUID = 1L;

    private final RejectionReason reason;

    UndecodableRecordException(RejectionReason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    UndecodableRecordException(RejectionReason reason, String message) {
        this(reason, message, null);
    }

    public RejectionReason reason() {
        return reason;
    }
}
