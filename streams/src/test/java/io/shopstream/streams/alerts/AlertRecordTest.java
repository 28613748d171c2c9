package io.shopstream.streams.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.AlertKind;
import io.shopstream.streams.alerts.rule.RuleEvaluation;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class AlertRecordTest {
    private static final AlertRecord ACTIVE = new AlertRecord(
            AlertKind.STOCK_OUT_AHEAD, "Tasse|ü", Instant.ofEpochMilli(1_234), null, -1, Long.MAX_VALUE, "öde");
    private static final RuleEvaluation OVER =
            new RuleEvaluation(AlertKind.STOCK_OUT_AHEAD, "Tasse|ü", false, 7, 8, "");

    @Test
    void shouldReadWhatItWrites() {
        same(ACTIVE);
        same(ACTIVE.cleared(OVER, 5_678));
    }

    @Test
    void shouldKeepItsLayout() {
        assertThat(HexFormat.of().formatHex(bytes(ACTIVE)))
                .isEqualTo("%02x".formatted(AlertKind.STOCK_OUT_AHEAD.ordinal()) + "00000000000004d2"
                        + "ffffffffffffffff" + "ffffffffffffffff" + "7fffffffffffffff" + "00000008"
                        + "54617373657cc3bc" + "c3b66465");
    }

    private static void same(AlertRecord alert) {
        assertThat(AlertRecord.SERDE.deserializer().deserialize("t", bytes(alert)))
                .isEqualTo(alert);
    }

    private static byte[] bytes(AlertRecord alert) {
        return AlertRecord.SERDE.serializer().serialize("t", alert);
    }
}
