package io.shopstream.sink;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.shopstream.sink.load.LoaderMonitor;
import io.shopstream.sink.load.LoaderState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code POST /sink/start}: what it did with each loader. */
record StartAnswer(List<Loader> loaders) {

    /**
     * @param was the state before the request
     * @param state the state after it; {@code /sink/status} shows what becomes of it
     * @param started whether the loader had stopped and is being started again
     * @param reason why it had stopped; null if it had not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Loader(
            String name,
            String was,
            String state,
            boolean started,
            @Nullable String reason) {
        static Loader of(LoaderMonitor monitor, LoaderState before) {
            LoaderState now = monitor.state();
            // A loader that has already stopped again was started, too: its state has another time.
            boolean started = before instanceof LoaderState.Stopped && !before.equals(now);
            String reason = before instanceof LoaderState.Stopped stopped ? stopped.reason() : null;
            return new Loader(monitor.name(), before.label(), now.label(), started, reason);
        }
    }
}
