package io.shopstream.local.repartition;

import io.shopstream.producer.capture.slot.OffsetTopic;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The topics of a shop that nothing can make again from others. Derived topics and the dead letters of streams and sink
 * are left out: they are written again from the copies. Alerts are copied, since none is raised for a past.
 */
final class CopiedTopics {
    private CopiedTopics() {}

    /** In the same order for every prefix. */
    static List<Topic<?>> of(Topics topics) {
        Set<String> writtenAgain = Stream.concat(
                        topics.derived().stream().filter(topic -> !topic.equals(topics.alerts())),
                        Stream.of(ConsumerGroups.STREAMS, ConsumerGroups.SINK_FACTS, ConsumerGroups.SINK_MARTS)
                                .map(topics::deadLetters))
                .map(Topic::name)
                .collect(Collectors.toSet());
        List<Topic<?>> copied = new ArrayList<>(topics.all());
        copied.removeIf(topic -> writtenAgain.contains(topic.name()));
        copied.add(OffsetTopic.in(topics));
        return List.copyOf(copied);
    }
}
