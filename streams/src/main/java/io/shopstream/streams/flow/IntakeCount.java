package io.shopstream.streams.flow;

/**
 * What one task of order intake did since its last commit.
 *
 * @param received records of the order topic, duplicates and rejected ones included
 * @param rejected those of them that were dead-lettered
 * @param ageMillis how long the newest of them had been in the topic, by its Kafka timestamp: how far intake is behind
 */
public record IntakeCount(long received, long rejected, long ageMillis) {}
