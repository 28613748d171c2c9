package io.shopstream.local.verify.expected;

import io.shopstream.local.verify.comparison.RowCheck;
import io.shopstream.local.verify.expected.record.TopicReader;
import io.shopstream.local.verify.scratch.KeyedRows;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.UndecodableRecordException;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.validation.StrictUtf8;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Compares the last committed record of each key of a topic with the log of orders.
 *
 * @param <V> value of the topic
 */
public final class LatestRecords<V> implements AutoCloseable {
    private final TopicReader reader;
    private final Deserializer<V> deserializer;
    private final KeyedRows rows;
    private final LatestFigures<V> figures;
    private final RowCheck check;

    public LatestRecords(
            KafkaConnection kafka,
            AvroSerdes serdes,
            Topic<V> topic,
            KeyedRows rows,
            LatestFigures<V> figures,
            RowCheck check) {
        this.reader = new TopicReader(kafka, topic.name());
        this.deserializer = serdes.deserializer(topic);
        this.rows = rows;
        this.figures = figures;
        this.check = check;
    }

    public void read() {
        reader.readToEnd(this::accept, (left, read) -> {});
        check.begin();
        for (long row = 0; row < rows.size(); row++) {
            if (figures.isThere(row) && !check.isSettled(row)) {
                long seen = row;
                check.saw(row, figures.agrees(row), () -> figures.text(seen));
            }
        }
    }

    private void accept(ConsumerRecord<byte[], byte[]> record) {
        String key = StrictUtf8.decode(record.key());
        if (key == null || record.value() == null) {
            return;
        }
        try {
            V value = deserializer.deserialize(record.topic(), record.value());
            figures.keep(rows.findOrAdd(key), value);
        } catch (UndecodableRecordException e) {
            // Somebody else's record: the sink dead-letters it, and no pane comes of it.
        }
    }

    public RowCheck check() {
        return check;
    }

    @Override
    public void close() {
        reader.close();
    }
}
