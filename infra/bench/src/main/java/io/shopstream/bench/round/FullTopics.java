package io.shopstream.bench.round;

import io.shopstream.producer.publish.KafkaAccess;
import io.shopstream.producer.publish.SendCounts;
import io.shopstream.producer.publish.ShopPublisher;
import io.shopstream.producer.publish.StoppableRetry;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.TopicProvisioner;
import io.shopstream.schemas.topic.Topics;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;

/** Creates the topics and fills them with orders and events of the simulated shop. */
public record FullTopics(String kafka, URI registry, Topics topics) {
    private static final Duration REGISTRY_TIMEOUT = Duration.ofSeconds(30);

    /**
     * @param asHistory whether the records span 24 months, or minutes of a very busy shop
     * @return number of orders and events in the topics
     */
    public long fill(Admin admin, long records, boolean asHistory) throws InterruptedException {
        new TopicProvisioner(admin).provision(topics.all());
        try (ShopPublisher publisher = new ShopPublisher(
                kafkaAccess(), new SendCounts(Clock.systemUTC()), new StoppableRetry("the bench"), "bench")) {
            ShopFeed feed = ShopFeed.make();
            if (asHistory) {
                feed.giveHistory(publisher, records);
            } else {
                feed.give(publisher, records, 0, () -> {});
            }
        }
        List<Topic<?>> filled = new ArrayList<>(List.of(topics.orders(), topics.events()));
        return new TopicSizes(admin).total(filled);
    }

    public KafkaAccess kafkaAccess() {
        return new KafkaAccess(
                KafkaConnection.of(kafka), new AvroSerdes(new HttpSchemaRegistry(registry, REGISTRY_TIMEOUT)), topics);
    }
}
