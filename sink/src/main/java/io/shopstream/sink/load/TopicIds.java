package io.shopstream.sink.load;

import io.shopstream.schemas.topic.TopicEnds;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/** Looks up Kafka's topic ids: a deleted and re-created topic keeps its name but has another id. */
@FunctionalInterface
interface TopicIds {
    /** Topic ids by name; topics that do not exist are left out. */
    Map<String, String> existing(Collection<String> topics);

    /** Asks the broker; throws its exception, and Kafka's retriable one after 15 s without an answer. */
    static TopicIds of(Admin admin) {
        TopicEnds broker = new TopicEnds(admin, Duration.ofSeconds(15));
        return topics -> broker.existing(topics).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, topic -> topic.getValue().topicId().toString()));
    }
}
