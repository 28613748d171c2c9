package io.shopstream.api.answer.pipeline;

import io.shopstream.api.answer.Tabular;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How far consumers were behind their topics, sampled every 10 seconds, as far as samples are kept (24 hours).
 *
 * @param from of the first bucket
 * @param to end of the last bucket
 * @param bucketSeconds length of a bucket: there are 300 at most
 * @param times when each bucket begins; the values of each series are in the same order
 * @param series by consumer group and topic, those that were sampled within the range
 * @param asOf time of the question
 */
public record LagHistory(
        Instant from, Instant to, long bucketSeconds, List<Instant> times, List<LagSeries> series, Instant asOf)
        implements Tabular {

    public LagHistory {
        times = List.copyOf(times);
        series = List.copyOf(series);
    }

    @Override
    public String tableName() {
        return "consumer-lag";
    }

    @Override
    public List<String> columns() {
        return List.of("start", "consumer_group", "topic", "lag");
    }

    @Override
    public void forEachRow(Consumer<List<? extends @Nullable Object>> row) {
        for (LagSeries one : series) {
            for (int bucket = 0; bucket < times.size(); bucket++) {
                Long lag = one.lag().get(bucket);
                if (lag != null) {
                    row.accept(Arrays.asList(times.get(bucket), one.consumerGroup(), one.topic(), lag));
                }
            }
        }
    }
}
