package io.shopstream.api.answer.pipeline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild of warehouse tables from the log.
 *
 * @param state RUNNING, DONE, FAILED, CANCELLED, or INTERRUPTED if the process died; only DONE replaced tables
 * @param endedAt null while it runs
 * @param records read from the log
 * @param tables that were to be replaced, as schema.table, with commas between them
 * @param differences between the new tables and those that they replaced, which the run repaired
 * @param reason why it did not end well; null if it did
 */
public record RebuildRow(
        long runId,
        String state,
        Instant startedAt,
        @Nullable Instant endedAt,
        long records,
        String tables,
        long differences,
        @Nullable String reason) {}
