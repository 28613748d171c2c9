package io.shopstream.sink.housekeeping;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code ops.retention_runs}.
 *
 * @param keptSince older rows were removed
 * @param partitions number of monthly partitions dropped
 * @param rows number of rows removed, those of dropped partitions included
 * @param problem why it ended early; null if it finished
 */
public record RetentionRun(
        Instant keptSince,
        Instant finishedAt,
        int partitions,
        long rows,
        @Nullable String problem) {}
