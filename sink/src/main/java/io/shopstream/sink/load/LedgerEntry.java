package io.shopstream.sink.load;

/**
 * One row of {@code ops.sink_offsets}: how far a partition is loaded.
 *
 * @param topicId Kafka's id of the loaded topic; a re-created topic of the same name has another id
 * @param nextOffset every record below this offset is stored or counted as rejected
 */
record LedgerEntry(String topicId, long nextOffset, long records, long rejected) {}
