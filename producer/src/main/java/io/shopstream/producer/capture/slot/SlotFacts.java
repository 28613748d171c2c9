package io.shopstream.producer.capture.slot;

import org.jspecify.annotations.Nullable;

/**
 * State of a replication slot as the database reports it.
 *
 * @param database where the slot was created
 * @param holder process that reads from it, such as {@code process 4711 (psql) from 10.0.0.7}; null if none
 * @param lost why the slot is unusable; null if it is usable
 * @param confirmedLsn position that its reader confirmed last
 * @param retainedBytes write-ahead log that it retains on disk
 */
public record SlotFacts(
        String database,
        String plugin,
        @Nullable String holder,
        @Nullable String lost,
        long confirmedLsn,
        long retainedBytes) {}
