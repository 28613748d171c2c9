package io.shopstream.sink.rebuild;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of the book of runs.
 *
 * @param state RUNNING, DONE, FAILED, CANCELLED or INTERRUPTED
 * @param rows of the new tables, by name
 * @param differences from the tables that they replaced
 * @param reason why it did not end well
 */
public record RebuildRun(
        long runId,
        List<String> tables,
        String state,
        Instant startedAt,
        @Nullable Instant endedAt,
        long records,
        Map<String, Long> rows,
        List<String> differences,
        @Nullable String reason) {}
