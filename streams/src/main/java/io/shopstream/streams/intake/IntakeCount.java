package io.shopstream.streams.intake;

/**
 * What one task of order intake processed since its last commit.
 *
 * @param received records of the order topic, duplicates and rejected ones included
 * @param rejected how many of them were dead-lettered
 * @param ageMillis age of the newest of them by its Kafka timestamp: how far intake is behind
 */
public record IntakeCount(long received, long rejected, long ageMillis) {}
