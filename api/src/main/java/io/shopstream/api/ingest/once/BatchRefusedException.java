package io.shopstream.api.ingest.once;

import io.shopstream.schemas.problem.ProblemCode;

/** A batch that is not done because of its Idempotency-Key: nothing of it was sent to Kafka by this request. */
public final class BatchRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemCode code;

    private BatchRefusedException(ProblemCode code, String detail) {
        super(detail);
        this.code = code;
    }

    /** Another request with the same key is at work. */
    public static BatchRefusedException inProgress() {
        return new BatchRefusedException(
                ProblemCode.REQUEST_IN_PROGRESS, "a batch with this " + BatchKey.HEADER + " is being answered");
    }

    /** The key belongs to another batch. */
    public static BatchRefusedException otherBody() {
        return new BatchRefusedException(
                ProblemCode.IDEMPOTENCY_KEY_REUSED, "this " + BatchKey.HEADER + " was sent with another body before");
    }

    public ProblemCode code() {
        return code;
    }

    /** One sentence for the caller. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
