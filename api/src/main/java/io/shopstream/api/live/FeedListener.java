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

/**
 * Counts valid events and orders. Throws if the schema of one is unavailable.
 *
 * <p>A full batch means that more arrives than the live page can show, such as a past or an import. Then one record in
 * ten is decoded and counts for ten, so that the feed takes no processor time from what writes and loads the records.
 */
final class FeedListener implements BatchMessageListener<byte[], byte[]> {
    /** Records in a full batch. */
    static final int MAX_BATCH = 500;

    private static final int SAMPLED = 10;

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
        int each = records.size() < MAX_BATCH ? 1 : SAMPLED;
        for (int i = 0; i < records.size(); i += each) {
            take(records.get(i), Math.min(each, records.size() - i));
        }
    }

    // Streams dead-letters an invalid record and status counts it; the live feed skips it.
    private void take(ConsumerRecord<byte[], byte[]> record, int countsFor) {
        Instant receivedAt = Instant.ofEpochMilli(record.timestamp());
        if (record.topic().equals(eventsTopic)) {
            if (events.validate(record.key(), record.value(), receivedAt) instanceof RecordValidator.Valid<ShopEvent>) {
                tally.events(countsFor);
            }
        } else if (orders.validate(record.key(), record.value(), receivedAt)
                instanceof RecordValidator.Valid<Order>(Order order)) {
            if (start.isLive(record.topic(), record.partition(), record.offset())) {
                tally.orders(LatestOrder.of(order), countsFor);
            } else {
                tally.earlierOrder(LatestOrder.of(order));
            }
        }
    }
}
