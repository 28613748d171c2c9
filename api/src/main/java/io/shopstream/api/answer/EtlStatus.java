package io.shopstream.api.answer;

import io.shopstream.api.answer.PipelineStatus.Freshness;
import io.shopstream.api.answer.PipelineStatus.Lag;
import io.shopstream.api.answer.PipelineStatus.Rejected;
import io.shopstream.api.answer.PipelineStatus.Streams;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far data is on its way from the shop to the warehouse. What cannot be known because a part is away is null.
 *
 * @param lag records per group and topic that are written but not taken in yet
 * @param rebuild the rebuild at work and the last ones, as the sink tells them
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
