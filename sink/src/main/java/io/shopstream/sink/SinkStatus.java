package io.shopstream.sink;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.shopstream.sink.housekeeping.HousekeepingStatus;
import io.shopstream.sink.load.LoaderMonitor;
import io.shopstream.sink.load.LoaderState;
import io.shopstream.sink.load.PartitionStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /sink/status}: the last known state of each loader and of the housekeeping. It answers during any outage.
 */
record SinkStatus(Instant asOf, List<Loader> loaders, HousekeepingStatus housekeeping) {

    /**
     * @param reason what it waits for or why it stopped
     * @param since when it began to wait, or stopped
     * @param lag records not loaded yet; as last seen while the loader is stopped
     * @param rowsPerSecond over the last ten seconds
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Loader(
            String name,
            String state,
            @Nullable String reason,
            @Nullable String remedy,
            @Nullable Instant since,
            double rowsPerSecond,
            long lag,
            List<PartitionStatus> partitions) {

        static Loader of(LoaderMonitor monitor) {
            LoaderState state = monitor.state();
            return switch (state) {
                case LoaderState.Starting(String what) -> of(monitor, state, what, null, null);
                case LoaderState.Running() -> of(monitor, state, null, null, null);
                case LoaderState.Waiting(String reason, Instant since) -> of(monitor, state, reason, null, since);
                case LoaderState.Stopped(String reason, String remedy, Instant since) ->
                    of(monitor, state, reason, remedy, since);
                case LoaderState.Closed() -> of(monitor, state, null, null, null);
            };
        }

        private static Loader of(
                LoaderMonitor monitor,
                LoaderState state,
                @Nullable String reason,
                @Nullable String remedy,
                @Nullable Instant since) {
            return new Loader(
                    monitor.name(),
                    state.label(),
                    reason,
                    remedy,
                    since,
                    monitor.rowsPerSecond(),
                    monitor.lag(),
                    monitor.partitions());
        }
    }
}
