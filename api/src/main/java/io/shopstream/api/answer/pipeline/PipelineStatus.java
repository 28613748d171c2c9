package io.shopstream.api.answer.pipeline;

import io.shopstream.api.answer.live.Rates;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * State of the pipeline. A value is null, never zero, while the dependency that provides it is unavailable.
 *
 * @param tables exact row counts per table, which may be older than the rest: see their own {@code as_of}
 * @param lag records per consumer group and topic that are written but not loaded yet
 * @param producer null also if no producer is configured
 * @param rejected rejected records by consumer group and reason
 * @param quality null also before the first run of the checks
 * @param currencies every currency with sales, the shop's own first
 */
public record PipelineStatus(
        Health health,
        @Nullable Tables tables,
        @Nullable List<Lag> lag,
        @Nullable Streams streams,
        @Nullable Producer producer,
        @Nullable Freshness freshness,
        Rates rates,
        @Nullable Rejected rejected,
        @Nullable Quality quality,
        List<String> currencies,
        Instant asOf) {

    /** Rows of every table as {@code schema.table}. */
    public record Tables(Map<String, Long> rows, Instant asOf) {}

    /**
     * Records that are written but not loaded yet.
     *
     * @param lag of a topic that was created again all of it: nothing of it is loaded; null if the topic is missing
     * @param state {@code topic-recreated} or {@code topic-missing}, as in the reason that the part {@code sink} gives;
     *     null if the topic is the one that is being loaded
     */
    public record Lag(
            String consumerGroup,
            String topic,
            @Nullable Long lag,
            @Nullable String state) {
        public static final String RECREATED = "topic-recreated";
        public static final String MISSING = "topic-missing";
    }

    public record Streams(
            String state, boolean ready, long inputLag, long accepted, long duplicates, Map<String, Long> rejected) {}

    /**
     * Times, and ages in seconds at {@code as_of} of the whole answer; null if nothing is loaded yet.
     *
     * @param newestOrderAt when the newest loaded order was placed
     * @param factsLoadedAt the last load of facts
     * @param martsLoadedAt the last change of a mart
     */
    public record Freshness(
            @Nullable Instant newestOrderAt,
            @Nullable Long newestOrderAgeSeconds,
            @Nullable Instant factsLoadedAt,
            @Nullable Long factsAgeSeconds,
            @Nullable Instant martsLoadedAt,
            @Nullable Long martsAgeSeconds) {}

    /**
     * @param score percent, 100 only if nothing failed
     * @param failed checks that failed
     * @param notJudged checks that could not be evaluated; they do not count in the score
     */
    public record Quality(BigDecimal score, long failed, long notJudged, Instant asOf) {}

    public record Rejected(long total, List<Reason> by) {
        public record Reason(String consumerGroup, String reason, long records) {}
    }
}
