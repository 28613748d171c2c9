package io.shopstream.api.live;

import io.shopstream.api.answer.live.LatestOrder;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.schemas.validation.RecordValidator;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.BatchMessageListener;

/** Counts valid events and orders. Throws if the schema of one is unavailable. */
final class FeedListener implements BatchMessageListener<byte[], byte[]> {
    private final FeedStart start;
    private final String eventsTopic;
    private final RecordValidator<Order> orders;
    private final RecordValidator<ShopEvent> events;
    private final FeedTally tally;

    FeedListener(FeedStart start, Topics topics, AvroSerdes serdes, FeedTally tally) {
        this.start = start;
        this.eventsTopic = topics.events().name();
        this.orders = RecordValidator.orders(
                serdes.deserializer(topics.orders()), topics.orders().name());
        this.events = RecordValidator.events(serdes.deserializer(topics.events()), eventsTopic);
        this.tally = tally;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
        records.forEach(this::take);
    }

    // Streams dead-letters an invalid record and status counts it; the live feed skips it.
    private void take(ConsumerRecord<byte[], byte[]> record) {
        Instant receivedAt = Instant.ofEpochMilli(record.timestamp());
        if (record.topic().equals(eventsTopic)) {
            if (events.validate(record.key(), record.value(), receivedAt) instanceof RecordValidator.Valid<ShopEvent>) {
                tally.event();
            }
        } else if (orders.validate(record.key(), record.value(), receivedAt)
                instanceof RecordValidator.Valid<Order>(Order order)) {
            if (start.isLive(record.topic(), record.partition(), record.offset())) {
                tally.order(LatestOrder.of(order));
            } else {
                tally.earlierOrder(LatestOrder.of(order));
            }
        }
    }
}
