package io.shopstream.api.pipeline;

import io.shopstream.api.answer.pipeline.PipelineStatus.Lag;
import io.shopstream.api.warehouse.SinkProgress;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** Computes the lag of the sink: the end offset of each partition less the next offset in the ledger of the sink. */
final class LagArithmetic {
    private final Map<String, String> groupByTopic = new HashMap<>();
    private final String marts;
    private final String facts;

    LagArithmetic(Topics topics) {
        marts = topics.consumerGroup(ConsumerGroups.SINK_MARTS);
        facts = topics.consumerGroup(ConsumerGroups.SINK_FACTS);
        topics.all().forEach(topic -> groupByTopic.put(topic.name(), facts));
        // The sink does not load the progress topic of the producer's history.
        groupByTopic.remove(topics.history().name());
        for (Topic<?> topic : List.of(topics.revenuePerMinute(), topics.productSalesPerHour())) {
            groupByTopic.put(topic.name(), marts);
        }
    }

    /** A partition without a ledger row counts from offset 0: nothing of it is loaded. */
    List<Lag> lag(Map<TopicPartition, Long> ends, List<SinkProgress.Position> positions) {
        Map<TopicPartition, Long> next = positions.stream()
                .collect(Collectors.toMap(
                        position -> new TopicPartition(position.topic(), position.partition()),
                        SinkProgress.Position::nextOffset,
                        Math::max));
        Map<String, Long> lagByTopic = new TreeMap<>();
        ends.forEach((partition, end) ->
                lagByTopic.merge(partition.topic(), Math.max(0, end - next.getOrDefault(partition, 0L)), Long::sum));
        return lagByTopic.entrySet().stream()
                .filter(lag -> groupByTopic.containsKey(lag.getKey()))
                .map(lag -> new Lag(groupByTopic.getOrDefault(lag.getKey(), ""), lag.getKey(), lag.getValue()))
                .sorted(Comparator.comparing(Lag::consumerGroup).thenComparing(Lag::topic))
                .toList();
    }

    boolean feedsFacts(String topic) {
        return facts.equals(groupByTopic.get(topic));
    }

    boolean feedsMarts(String topic) {
        return marts.equals(groupByTopic.get(topic));
    }
}
