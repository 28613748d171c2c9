package io.shopstream.api.answer.explain;

/** Where a record is in Kafka. */
public record RecordPosition(String topic, int partition, long offset) {}
