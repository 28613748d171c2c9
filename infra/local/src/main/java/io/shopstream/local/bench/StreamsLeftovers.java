package io.shopstream.local.bench;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.schemas.topic.ConsumerGroups;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** Takes away what a round of streams left in Kafka, so that the next one begins with nothing. */
record StreamsLeftovers(Admin admin) {
    void remove() throws InterruptedException {
        try {
            Set<String> internal = admin.listTopics().names().get();
            internal.removeIf(topic -> !topic.startsWith(ConsumerGroups.STREAMS + "-"));
            admin.deleteConsumerGroups(List.of(ConsumerGroups.STREAMS)).all().get();
            admin.deleteTopics(internal).all().get();
        } catch (ExecutionException e) {
            throw new CommandFailure("what streams left in Kafka cannot be removed: " + e.getMessage(), e);
        }
    }
}
