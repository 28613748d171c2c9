package io.shopstream.sink.intake;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.rules.OrderRules;
import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.schemas.rules.Violation;
import io.shopstream.schemas.serde.UndecodableRecordException;
import io.shopstream.sink.stage.DimensionRows;
import io.shopstream.sink.stage.RowCollector;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Orders. The streams service judges the same records by the same rules and dead-letters them; here they are counted. */
final class OrderHandler implements RecordHandler {
    private final TopicReader<Order> reader;

    OrderHandler(TopicReader<Order> reader) {
        this.reader = reader;
    }

    @Override
    public RecordOutcome take(ConsumerRecord<byte[], byte[]> record, RowCollector rowCollector) {
        Order order;
        try {
            order = reader.read(record);
        } catch (UndecodableRecordException e) {
            return new RecordOutcome.Skipped(e.reason());
        }
        if (order == null) {
            return new RecordOutcome.Skipped(RejectionReason.VALUE_MISSING);
        }
        List<Violation> violations =
                OrderRules.check(RecordKey.of(record), order, Instant.ofEpochMilli(record.timestamp()));
        if (!violations.isEmpty()) {
            return new RecordOutcome.Skipped(violations.getFirst().reason());
        }
        rowCollector.order(order);
        DimensionRows dimensions = rowCollector.dimensions();
        dimensions.users().reference(order.getUserId());
        dimensions.campaigns().reference(order.getCampaignId());
        for (OrderLine line : order.getLines()) {
            dimensions.products().reference(line.getProductId());
            dimensions.categories().reference(line.getCategoryId());
        }
        return RecordOutcome.Taken.INSTANCE;
    }
}
