package io.shopstream.sink.warehouse;

/** What a failure means for the load. */
public sealed interface Failure {
    /** For logs and the status page: no values of records. */
    String message();

    /** Nothing is wrong with the records: wait and do the same again, for ever. */
    record Transient(String message) implements Failure {}

    /** The database refuses a row of the batch and always will: find it, dead-letter it, go on. */
    record Poison(String message) implements Failure {}

    /** Going on would not help or would do harm: stop and say so. */
    record Fatal(String message) implements Failure {}
}
