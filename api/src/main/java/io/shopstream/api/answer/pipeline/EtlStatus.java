package io.shopstream.api.answer.pipeline;

import io.shopstream.api.answer.live.Rates;
import io.shopstream.api.answer.pipeline.PipelineStatus.Freshness;
import io.shopstream.api.answer.pipeline.PipelineStatus.Lag;
import io.shopstream.api.answer.pipeline.PipelineStatus.Rejected;
import io.shopstream.api.answer.pipeline.PipelineStatus.Streams;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Progress of data from the shop to the warehouse. A value is null while the dependency that provides it is
 * unavailable.
 *
 * @param lag records per consumer group and topic that are written but not loaded yet
 * @param rebuild the running rebuild and the most recent ones, as the sink reports them
 */
public record EtlStatus(
        @Nullable Producer producer,
        @Nullable Streams streams,
        @Nullable List<Lag> lag,
        @Nullable Freshness freshness,
        Rates rates,
        @Nullable Rejected rejected,
        @Nullable Map<String, Object> rebuild,
        Instant asOf) {

    public static EtlStatus of(PipelineStatus status, @Nullable Map<String, Object> rebuild) {
        return new EtlStatus(
                status.producer(),
                status.streams(),
                status.lag(),
                status.freshness(),
                status.rates(),
                status.rejected(),
                rebuild,
                status.asOf());
    }
}
