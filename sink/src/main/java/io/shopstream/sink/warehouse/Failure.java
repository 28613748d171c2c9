package io.shopstream.sink.warehouse;

/** The consequence of a failure for the load. */
public sealed interface Failure {
    /** For logs and the status page; contains no values of records. */
    String message();

    /** The records are not at fault: wait and retry, without limit. */
    record Transient(String message) implements Failure {}

    /** The database rejects a row of the batch permanently: find it, dead-letter it and continue. */
    record Poison(String message) implements Failure {}

    /** Retrying would not help or would do harm: stop and report it. */
    record Fatal(String message) implements Failure {}
}
