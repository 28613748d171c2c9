package io.shopstream.producer.capture;

import org.jspecify.annotations.Nullable;

/**
 * A replication slot as the database tells of it.
 *
 * @param database the one it was made in
 * @param holder who reads from it, such as {@code process 4711 (Debezium Streaming at 10.0.0.7)}; null if nobody does
 * @param lost why it is of no use any more, null while it is
 * @param confirmedLsn what its reader confirmed last
 * @param retainedBytes write-ahead log that it keeps on the disk
 */
record SlotFacts(
        String database,
        String plugin,
        @Nullable String holder,
        @Nullable String lost,
        long confirmedLsn,
        long retainedBytes) {}
