package io.shopstream.api.ingest.read;

/** One record of a request: ready for Kafka, or faulty. */
public sealed interface Candidate {
    /**
     * Keeps every rule.
     *
     * @param id of the order or event
     * @param key of the Kafka record
     * @param identity equal for two records of which the second changes nothing
     * @param value in the wire format of the topic
     */
    record Ready(String id, String key, String identity, byte[] value) implements Candidate {}

    /** Is not sent. */
    record Faulty(RecordFault fault) implements Candidate {}
}
