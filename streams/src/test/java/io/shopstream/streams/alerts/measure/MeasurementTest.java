package io.shopstream.streams.alerts.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class MeasurementTest {
    private static final Measurement MEASURED = new Measurement.Measured(MeasureKind.INTAKE, -3, new MeasureSum(1, 2));

    @Test
    void shouldReadWhatItWrites() {
        same(Measurement.SERDE, MEASURED);
        same(Measurement.SERDE, new Measurement.Behind());
        same(MeasureSum.SERDE, new MeasureSum(-5, 6));
        same(MeasureKey.SERDE, new MeasureKey(MeasureKind.REVENUE, "USD", -60_000));
    }

    @Test
    void shouldKeepItsLayout() {
        assertThat(hex(Measurement.SERDE, MEASURED))
                .isEqualTo("0101" + "fffffffffffffffd" + "0000000000000001" + "0000000000000002");
        assertThat(hex(Measurement.SERDE, new Measurement.Behind())).isEqualTo("02");
        assertThat(hex(MeasureSum.SERDE, new MeasureSum(1, 2))).isEqualTo("0000000000000001" + "0000000000000002");
    }

    @Test
    void shouldSendBehindToEveryPartition() {
        BySubject partitioner = new BySubject();

        assertThat(partitioner
                        .partitions("t", "USD", new Measurement.Behind(), 4)
                        .orElseThrow())
                .containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(partitioner.partitions("t", "USD", MEASURED, 4).orElseThrow())
                .hasSize(1);
    }

    private static <T> void same(Serde<T> serde, T value) {
        byte[] bytes = serde.serializer().serialize("t", value);
        assertThat(serde.deserializer().deserialize("t", bytes)).isEqualTo(value);
    }

    private static <T> String hex(Serde<T> serde, T value) {
        return HexFormat.of().formatHex(serde.serializer().serialize("t", value));
    }
}
