package io.shopstream.sink.table;

/**
 * Where a record is in the log. After a topic is deleted and created again, its positions are those of other records.
 */
public record RecordPosition(String topic, int partition, long offset) {}
