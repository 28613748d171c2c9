package io.shopstream.sink.rebuild;

import io.shopstream.sink.rebuild.control.RebuildPhase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The current run and the last runs.
 *
 * @param running null if none runs in this process
 * @param runs the last runs, newest first
 */
public record RebuildStatus(@Nullable CurrentRun running, List<RecordedRun> runs) {

    /**
     * The current run.
     *
     * @param records number of records read so far
     * @param total number of offsets to read, transaction markers included
     * @param recordsPerSecond since phase READING began; 0 in other phases
     * @param secondsLeft of phase READING; null in other phases or while unknown
     * @param waitingFor what blocks the exchange of the tables, null if nothing does
     */
    public record CurrentRun(
            long runId,
            List<String> tables,
            RebuildPhase phase,
            long records,
            long total,
            double recordsPerSecond,
            @Nullable Long secondsLeft,
            @Nullable String waitingFor) {}
}
