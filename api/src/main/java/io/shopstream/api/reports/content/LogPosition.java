package io.shopstream.api.reports.content;

/**
 * A position in the log.
 *
 * @param offset of the next record that was not loaded yet
 */
public record LogPosition(String topic, int partition, long offset) {}
