package io.shopstream.api.live;

import io.shopstream.api.answer.live.LatestOrder;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.validation.RecordValidator;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.BatchMessageListener;

/** Counts events and valid orders. Throws if the schema of an order is unavailable. */
final class FeedListener implements BatchMessageListener<byte[], byte[]> {
    private final FeedStart start;
    private final String eventsTopic;
    private final RecordValidator<Order> orders;
    private final FeedTally tally;

    FeedListener(FeedStart start, String eventsTopic, RecordValidator<Order> orders, FeedTally tally) {
        this.start = start;
        this.eventsTopic = eventsTopic;
        this.orders = orders;
        this.tally = tally;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
        records.forEach(this::take);
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(eventsTopic)) {
            tally.event();
            return;
        }
        // Streams dead-letters an invalid record and status counts it; the live feed skips it.
        Instant receivedAt = Instant.ofEpochMilli(record.timestamp());
        if (orders.validate(record.key(), record.value(), receivedAt)
                instanceof RecordValidator.Valid<Order>(Order order)) {
            if (start.isLive(record.topic(), record.partition(), record.offset())) {
                tally.order(LatestOrder.of(order));
            } else {
                tally.earlierOrder(LatestOrder.of(order));
            }
        }
    }
}
