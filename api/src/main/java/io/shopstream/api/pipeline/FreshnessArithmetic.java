package io.shopstream.api.pipeline;

import io.shopstream.api.answer.pipeline.PipelineStatus.Freshness;
import io.shopstream.api.warehouse.SinkProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Computes the ages of the newest order and of the last loads of facts and marts. */
final class FreshnessArithmetic {
    private FreshnessArithmetic() {}

    static Freshness of(SinkProgress sinkProgress, LagArithmetic topics, Instant now) {
        Instant facts = lastLoad(sinkProgress, position -> topics.feedsFacts(position.topic()));
        Instant marts = lastLoad(sinkProgress, position -> topics.feedsMarts(position.topic()));
        return new Freshness(
                sinkProgress.newestOrderAt(),
                age(sinkProgress.newestOrderAt(), now),
                facts,
                age(facts, now),
                marts,
                age(marts, now));
    }

    private static @Nullable Instant lastLoad(SinkProgress sinkProgress, Predicate<SinkProgress.Position> of) {
        return sinkProgress.positions().stream()
                .filter(of)
                .map(SinkProgress.Position::updatedAt)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable Long age(@Nullable Instant moment, Instant now) {
        return moment == null ? null : Math.max(0, Duration.between(moment, now).toSeconds());
    }
}
