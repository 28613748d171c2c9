package io.shopstream.sink.load;

import io.shopstream.schemas.topic.KafkaAnswer;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;

/** Looks up Kafka's topic ids: a deleted and re-created topic keeps its name but has another id. */
final class TopicIds {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final Admin admin;

    TopicIds(Admin admin) {
        this.admin = admin;
    }

    /** Topic ids by name; throws Kafka's retriable exception if a topic does not exist. */
    Map<String, String> of(Collection<String> topics) {
        return KafkaAnswer.await(admin.describeTopics(topics).allTopicNames(), TIMEOUT).values().stream()
                .collect(Collectors.toMap(
                        TopicDescription::name, topic -> topic.topicId().toString()));
    }
}
