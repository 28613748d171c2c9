package io.shopstream.sink.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.fixture.LimitRecords;
import io.shopstream.sink.fixture.LocalRegistry;
import io.shopstream.sink.fixture.MartRecords;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

/** Every number of every mart has a limit: readers add it up. */
class MartCountsTest {
    private static final long LIMIT = 10_000_000_000_000_000L;

    private final Topics topics = Topics.standard();
    private final AvroSerdes serdes = new AvroSerdes(new LocalRegistry());
    private final LimitRecords records = new LimitRecords(serdes, RecordHandlers.marts(topics, serdes));

    @Test
    void shouldRejectNumbersWhoseSumsMightNotFit() {
        check(topics.revenuePerMinute(), MartRecords.minute());
        check(topics.productSalesPerHour(), MartRecords.product());
        check(topics.revenueByCategoryPerHour(), MartRecords.category());
        check(topics.revenueByCountryPerHour(), MartRecords.country());
        check(topics.funnelPerHour(), MartRecords.funnel());
        check(topics.customerTotals(), MartRecords.customer());
    }

    private <V extends SpecificRecordBase> void check(Topic<V> topic, V valid) {
        List<Schema.Field> numbers = valid.getSchema().getFields().stream()
                .filter(field -> field.schema().getType() == Schema.Type.LONG
                        && field.schema().getLogicalType() == null)
                .toList();
        assertThat(numbers).isNotEmpty();
        for (Schema.Field field : numbers) {
            boolean money = field.name().endsWith("_minor");
            for (long sign : new long[] {1, -1}) {
                V most = LimitRecords.with(valid, field.name(), sign * (money ? 999_999_999_999_999_999L : LIMIT));
                assertThat(records.take(topic, "k", most)).as(field.name()).isEqualTo(RecordOutcome.Staged.INSTANCE);
            }
            for (long above :
                    new long[] {Long.MAX_VALUE, Long.MIN_VALUE, money ? 1_000_000_000_000_000_000L : LIMIT + 1}) {
                V odd = LimitRecords.with(valid, field.name(), above);
                assertThat(records.take(topic, "k", odd))
                        .isInstanceOfSatisfying(RecordOutcome.Rejected.class, rejected -> {
                            assertThat(rejected.reason()).isEqualTo(RejectionReason.AMOUNT_OUT_OF_RANGE);
                            assertThat(rejected.detail()).startsWith(field.name() + " must lie within +-");
                        });
            }
        }
    }
}
