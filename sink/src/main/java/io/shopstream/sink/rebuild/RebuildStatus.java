package io.shopstream.sink.rebuild;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a rebuild fares.
 *
 * @param running null if none runs in this process
 * @param runs the last ones, newest first
 */
public record RebuildStatus(@Nullable Running running, List<RebuildRun> runs) {

    /**
     * The run at work.
     *
     * @param records read so far
     * @param total records and transaction markers to read, as known
     * @param recordsPerSecond since the reading began; 0 in other phases
     * @param secondsLeft of the reading; null in other phases or while unknown
     * @param waitingFor what the exchange of the tables waits for
     */
    public record Running(
            long runId,
            List<String> tables,
            Phase phase,
            long records,
            long total,
            double recordsPerSecond,
            @Nullable Long secondsLeft,
            @Nullable String waitingFor) {}
}
