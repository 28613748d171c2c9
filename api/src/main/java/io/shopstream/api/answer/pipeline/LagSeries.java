package io.shopstream.api.answer.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lag of one consumer group at one topic over time.
 *
 * @param lag records written but not processed, the most that were sampled in each bucket; null where nothing was
 */
public record LagSeries(String consumerGroup, String topic, List<@Nullable Long> lag) {
    public LagSeries {
        // List.copyOf takes no nulls.
        lag = Collections.unmodifiableList(new ArrayList<>(lag));
    }
}
