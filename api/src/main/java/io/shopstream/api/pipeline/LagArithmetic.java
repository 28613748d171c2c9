package io.shopstream.api.pipeline;

import io.shopstream.api.answer.pipeline.PipelineStatus.Lag;
import io.shopstream.api.warehouse.SinkProgress;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topics;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Computes the lag of the sink: the end offset of each partition less the next offset in the ledger of the sink. A
 * topic of the ledger that was deleted, or created again, stays in the list and says so.
 */
final class LagArithmetic {
    private final Map<String, String> groupByTopic = new HashMap<>();
    private final String marts;
    private final String facts;

    LagArithmetic(Topics topics) {
        marts = topics.consumerGroup(ConsumerGroups.SINK_MARTS);
        facts = topics.consumerGroup(ConsumerGroups.SINK_FACTS);
        topics.all().forEach(topic -> groupByTopic.put(topic.name(), facts));
        topics.derived().forEach(topic -> groupByTopic.put(topic.name(), marts));
        // The sink does not load what only the producer reads.
        groupByTopic.remove(topics.history().name());
        groupByTopic.remove(topics.imports().name());
    }

    /** A partition without a ledger row counts from offset 0: nothing of it is loaded. */
    List<Lag> lag(CommittedEnds.Log log, List<SinkProgress.Position> positions) {
        Map<String, List<SinkProgress.Position>> ledger =
                positions.stream().collect(Collectors.groupingBy(SinkProgress.Position::topic));
        Set<String> names = new HashSet<>(ledger.keySet());
        names.addAll(log.topicIds().keySet());
        return names.stream()
                .filter(groupByTopic::containsKey)
                .map(topic -> lag(topic, log, ledger.getOrDefault(topic, List.of())))
                .sorted(Comparator.comparing(Lag::consumerGroup).thenComparing(Lag::topic))
                .toList();
    }

    private Lag lag(String topic, CommittedEnds.Log log, List<SinkProgress.Position> ledger) {
        String group = Objects.requireNonNull(groupByTopic.get(topic));
        String id = log.topicIds().get(topic);
        if (id == null) {
            return new Lag(group, topic, null, Lag.MISSING);
        }
        boolean isRecreated =
                ledger.stream().anyMatch(position -> !position.topicId().equals(id));
        Map<Integer, Long> next = ledger.stream()
                .filter(position -> position.topicId().equals(id))
                .collect(Collectors.toMap(
                        SinkProgress.Position::partition, SinkProgress.Position::nextOffset, Math::max));
        long lag = log.ends().entrySet().stream()
                .filter(end -> end.getKey().topic().equals(topic))
                .mapToLong(end -> behind(end.getKey(), end.getValue(), next))
                .sum();
        return new Lag(group, topic, lag, isRecreated ? Lag.RECREATED : null);
    }

    private static long behind(TopicPartition partition, long end, Map<Integer, Long> next) {
        return Math.max(0, end - next.getOrDefault(partition.partition(), 0L));
    }

    boolean feedsFacts(String topic) {
        return facts.equals(groupByTopic.get(topic));
    }

    boolean feedsMarts(String topic) {
        return marts.equals(groupByTopic.get(topic));
    }
}
