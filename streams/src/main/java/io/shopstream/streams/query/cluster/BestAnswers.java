package io.shopstream.streams.query.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Collects the best answer of each partition: a live one, else that of the least lagging standby. Not thread-safe. */
final class BestAnswers<P> {
    private final int partitions;
    private final Map<Integer, PartitionResult<P>> best = new TreeMap<>();
    private final Map<Integer, Freshness> freshness = new TreeMap<>();

    BestAnswers(int partitions) {
        this.partitions = partitions;
    }

    /** @param by freshness of the instance that answered */
    void take(PartitionResult<P> answer, Freshness by) {
        PartitionResult<P> before = best.get(answer.partition());
        if (before == null || answer.isBetterThan(before)) {
            best.put(answer.partition(), answer);
            freshness.put(answer.partition(), by);
        }
    }

    List<Integer> notLive() {
        return IntStream.range(0, partitions)
                .filter(partition -> {
                    PartitionResult<P> answer = best.get(partition);
                    return answer == null || !answer.live();
                })
                .boxed()
                .toList();
    }

    boolean isComplete() {
        return best.size() == partitions;
    }

    List<PartitionResult<P>> all() {
        return new ArrayList<>(best.values());
    }

    /** Freshness of the least current instance whose answers are used. */
    Freshness freshness() {
        return freshness.values().stream().reduce(Freshness::and).orElse(Freshness.UNKNOWN);
    }
}
