package io.shopstream.streams.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.AlertKind;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class AlertSerdesTest {
    private static final AlertRecord ACTIVE = new AlertRecord(
            AlertKind.STOCK_OUT_AHEAD, "Tasse|ü", Instant.ofEpochMilli(1_234), null, -1, Long.MAX_VALUE, "öde");

    @Test
    void shouldReadWhatItWrites() {
        RuleEvaluation over = new RuleEvaluation(AlertKind.STOCK_OUT_AHEAD, "Tasse|ü", false, 7, 8, "");
        same(AlertSerdes.ALERT, ACTIVE);
        same(AlertSerdes.ALERT, ACTIVE.cleared(over, 5_678));
        same(AlertSerdes.MEASURE_SUM, new MeasureSum(-5, 6));
        same(AlertSerdes.MEASUREMENT, new AlertInput.Measured(MeasureKind.INTAKE, -3, new MeasureSum(1, 2)));
        same(AlertSerdes.MEASUREMENT, new AlertInput.Behind());
        same(MeasureKey.SERDE, new MeasureKey(MeasureKind.REVENUE, "USD", -60_000));
    }

    @Test
    void shouldSendBehindToEveryPartition() {
        BySubject partitioner = new BySubject();
        AlertInput.Measured measured = new AlertInput.Measured(MeasureKind.REVENUE, 0, MeasureSum.NONE);

        assertThat(partitioner
                        .partitions("t", "USD", new AlertInput.Behind(), 4)
                        .orElseThrow())
                .containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(partitioner.partitions("t", "USD", measured, 4).orElseThrow())
                .hasSize(1);
    }

    private static <T> void same(Serde<T> serde, T value) {
        byte[] bytes = serde.serializer().serialize("t", value);
        assertThat(serde.deserializer().deserialize("t", bytes)).isEqualTo(value);
    }
}
