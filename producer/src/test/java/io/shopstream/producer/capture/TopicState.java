package io.shopstream.producer.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.Campaign;
import io.shopstream.schemas.avro.Category;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.avro.User;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.topic.RecordHeaders;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.TopicScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads the current rows from the topics in two ways that must agree: the last record per key (compaction) and the
 * record of the highest version per key (consumers).
 */
final class TopicState {
    private final TestShop shop;

    TopicState(TestShop shop) {
        this.shop = shop;
    }

    Map<String, User> users() {
        return latest(shop.topics().users(), User::getVersion);
    }

    Map<String, Category> categories() {
        return latest(shop.topics().categories(), Category::getVersion);
    }

    Map<String, Product> products() {
        return latest(shop.topics().products(), Product::getVersion);
    }

    Map<String, Campaign> campaigns() {
        return latest(shop.topics().campaigns(), Campaign::getVersion);
    }

    private <V> Map<String, V> latest(Topic<V> topic, ToLongFunction<V> version) {
        Map<String, V> last = new TreeMap<>();
        Map<String, Long> highest = new TreeMap<>();
        Map<String, V> byVersion = new TreeMap<>();
        for (ConsumerRecord<String, V> record : records(topic)) {
            if (record.value() == null) {
                last.remove(record.key());
            } else {
                last.put(record.key(), record.value());
            }
            long lsn = RecordHeaders.sourceLsn(record.headers()).orElseGet(() -> version.applyAsLong(record.value()));
            if (record.value() != null) {
                assertThat(version.applyAsLong(record.value())).isEqualTo(lsn);
            }
            if (lsn >= highest.getOrDefault(record.key(), 0L)) {
                highest.put(record.key(), lsn);
                if (record.value() == null) {
                    byVersion.remove(record.key());
                } else {
                    byVersion.put(record.key(), record.value());
                }
            }
        }
        assertThat(last).as("last record per key and highest version per key").isEqualTo(byVersion);
        return last;
    }

    <V> List<ConsumerRecord<String, V>> records(Topic<V> topic) {
        List<ConsumerRecord<String, V>> records = new ArrayList<>();
        try (KafkaConsumer<String, V> consumer = new KafkaConsumer<>(
                TopicScan.settings(
                        KafkaConnection.of(shop.bootstrapServers()), "test-state", IsolationLevel.READ_UNCOMMITTED),
                new StringDeserializer(),
                shop.serdes().deserializer(topic))) {
            TopicScan.of(consumer, topic.name(), TestShop.TIMEOUT).forEach(records::add);
        }
        return records;
    }
}
