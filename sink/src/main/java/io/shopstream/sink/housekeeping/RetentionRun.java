package io.shopstream.sink.housekeeping;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code ops.retention_runs}.
 *
 * @param keptSince what is older was removed
 * @param partitions months dropped as a whole
 * @param rows removed, those of dropped months included
 * @param problem why it ended early; null if it came to its end
 */
public record RetentionRun(
        Instant keptSince,
        Instant finishedAt,
        int partitions,
        long rows,
        @Nullable String problem) {}
