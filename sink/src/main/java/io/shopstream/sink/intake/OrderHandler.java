package io.shopstream.sink.intake;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.schemas.validation.RecordValidator;
import io.shopstream.sink.staging.DimensionRows;
import io.shopstream.sink.staging.RowCollector;
import io.shopstream.sink.table.RecordPosition;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Handles orders. The streams service validates the same records by the same rules and dead-letters the invalid ones;
 * the sink only counts them.
 */
final class OrderHandler implements RecordHandler {
    private final RecordValidator<Order> validator;

    OrderHandler(RecordValidator<Order> validator) {
        this.validator = validator;
    }

    @Override
    public RecordOutcome stage(ConsumerRecord<byte[], byte[]> record, RowCollector rowCollector) {
        Instant receivedAt = Instant.ofEpochMilli(record.timestamp());
        return switch (validator.validate(record.key(), record.value(), receivedAt)) {
            case RecordValidator.Valid<Order>(Order order) -> stage(order, positionOf(record), rowCollector);
            case RecordValidator.Invalid<Order>(RejectionReason reason, String _) ->
                new RecordOutcome.CountedOnly(reason);
        };
    }

    private static RecordPosition positionOf(ConsumerRecord<?, ?> record) {
        return new RecordPosition(record.topic(), record.partition(), record.offset());
    }

    private static RecordOutcome stage(Order order, RecordPosition position, RowCollector rowCollector) {
        rowCollector.order(order, position);
        DimensionRows dimensions = rowCollector.dimensions();
        dimensions.users().reference(order.getUserId());
        dimensions.campaigns().reference(order.getCampaignId());
        for (OrderLine line : order.getLines()) {
            dimensions.products().reference(line.getProductId());
            dimensions.categories().reference(line.getCategoryId());
        }
        return RecordOutcome.Staged.INSTANCE;
    }
}
