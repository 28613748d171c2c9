package io.shopstream.producer.capture.tables;

import io.shopstream.schemas.rules.RejectionReason;

/**
 * A row has a value that its record cannot hold. The message names table and column, not the value. Only this row is
 * affected: it becomes a dead letter.
 */
public final class RejectedRowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RejectionReason reason;

    RejectedRowException(RejectionReason reason, String message) {
        super(message);
        this.reason = reason;
    }

    static RejectedRowException of(RejectionReason reason, String table, String column, String trouble) {
        return new RejectedRowException(reason, "column %s.%s %s".formatted(table, column, trouble));
    }

    public RejectionReason reason() {
        return reason;
    }

    /** Names table, column and trouble, for people. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
