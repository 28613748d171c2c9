package io.shopstream.sink.intake;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.rules.OrderRules;
import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.schemas.rules.Violation;
import io.shopstream.schemas.serde.UndecodableRecordException;
import io.shopstream.sink.stage.DimensionRows;
import io.shopstream.sink.stage.Rows;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Orders. The streams service judges the same records by the same rules and dead-letters them; here they are counted. */
final class OrderIntake implements Intake {
    private final TopicReader<Order> reader;

    OrderIntake(TopicReader<Order> reader) {
        this.reader = reader;
    }

    @Override
    public Verdict take(ConsumerRecord<byte[], byte[]> record, Rows rows) {
        Order order;
        try {
            order = reader.read(record);
        } catch (UndecodableRecordException e) {
            return new Verdict.Skipped(e.reason());
        }
        if (order == null) {
            return new Verdict.Skipped(RejectionReason.VALUE_MISSING);
        }
        List<Violation> violations =
                OrderRules.check(RecordKey.of(record), order, Instant.ofEpochMilli(record.timestamp()));
        if (!violations.isEmpty()) {
            return new Verdict.Skipped(violations.getFirst().reason());
        }
        rows.order(order);
        DimensionRows dimensions = rows.dimensions();
        dimensions.users().mention(order.getUserId());
        dimensions.campaigns().mention(order.getCampaignId());
        for (OrderLine line : order.getLines()) {
            dimensions.products().mention(line.getProductId());
            dimensions.categories().mention(line.getCategoryId());
        }
        return Verdict.Taken.INSTANCE;
    }
}
