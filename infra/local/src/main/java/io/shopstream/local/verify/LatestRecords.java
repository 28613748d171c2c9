package io.shopstream.local.verify;

import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * What a topic of whole states says: the last committed record of each key.
 *
 * @param <V> value of the topic
 * @param <F> what is kept of it
 */
final class LatestRecords<V, F> implements AutoCloseable {
    private final TopicReader reader;
    private final Deserializer<V> deserializer;
    private final Function<V, F> figures;
    private final Map<String, F> latest = new HashMap<>();

    LatestRecords(String kafka, AvroSerdes serdes, Topic<V> topic, Function<V, F> figures) {
        this.reader = new TopicReader(kafka, topic.name());
        this.deserializer = serdes.deserializer(topic);
        this.figures = figures;
    }

    void read() {
        reader.readToEnd(this::accept, (left, read) -> {});
    }

    private void accept(ConsumerRecord<byte[], byte[]> record) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        latest.put(key, figures.apply(deserializer.deserialize(record.topic(), record.value())));
    }

    /** By key, as of the last {@link #read}. */
    Map<String, F> byKey() {
        return latest;
    }

    @Override
    public void close() {
        reader.close();
    }
}
