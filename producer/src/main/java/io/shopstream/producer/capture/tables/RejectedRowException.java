package io.shopstream.producer.capture.tables;

import io.shopstream.schemas.rules.RejectionReason;

/**
 * A row has a value that its record cannot hold. The message names table and column, not the value. Only this row is
 * affected: it becomes a dead letter. A cause is present only if capture did not foresee the failure.
 */
public final class RejectedRowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RejectionReason reason;

    RejectedRowException(RejectionReason reason, String message) {
        super(message);
        this.reason = reason;
    }

    private RejectedRowException(RejectionReason reason, String message, RuntimeException cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** For a failure that capture did not foresee, which is an error in capture; its message may have values. */
    static RejectedRowException unexplained(String table, RuntimeException failure) {
        return new RejectedRowException(
                RejectionReason.UNDECODABLE,
                "a row of %s cannot be read (%s)"
                        .formatted(table, failure.getClass().getSimpleName()),
                failure);
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
