package io.shopstream.sink.rebuild;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code ops.rebuild_runs}.
 *
 * @param state RUNNING, DONE, FAILED, CANCELLED or INTERRUPTED
 * @param rows number of rows of the new tables, by name
 * @param differences between the new tables and those that they replaced
 * @param reason why it did not end as DONE, null if it did
 */
public record RecordedRun(
        long runId,
        List<String> tables,
        String state,
        Instant startedAt,
        @Nullable Instant endedAt,
        long records,
        Map<String, Long> rows,
        List<String> differences,
        @Nullable String reason) {}
