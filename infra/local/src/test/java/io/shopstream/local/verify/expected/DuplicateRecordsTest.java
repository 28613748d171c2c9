package io.shopstream.local.verify.expected;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.local.verify.expected.record.DuplicateRecord;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.OrderStatus;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuplicateRecordsTest {
    @TempDir
    Path directory;

    @Test
    void shouldNameTheFirstDuplicates() {
        try (TestOrderLog log = new TestOrderLog(directory, LogRecord.RECEIVED)) {
            log.send(order("a\u001b[31m", 1));
            log.send(order("a\u001b[31m", 2));
            log.send(order("a\u001b[31m", 1));
            for (int copies = 0; copies < 9; copies++) {
                log.send(order("b", 3));
            }

            assertThat(log.log().duplicates()).isEqualTo(9);
            assertThat(log.log().firstDuplicates())
                    .extracting(DuplicateRecord::toString)
                    .containsExactly(
                            "order a.[31m version 1: partition 0 offset 2",
                            "order b version 3: partition 0 offset 4",
                            "order b version 3: partition 0 offset 5",
                            "order b version 3: partition 0 offset 6",
                            "order b version 3: partition 0 offset 7");
        }
    }

    private static Order order(String id, long version) {
        return Order.newBuilder()
                .setOrderId(id)
                .setVersion(version)
                .setKind(OrderKind.SALE)
                .setStatus(OrderStatus.PLACED)
                .setPlacedAt(LogRecord.RECEIVED)
                .setUpdatedAt(LogRecord.RECEIVED)
                .setCurrency("USD")
                .setLines(List.of(new OrderLine(1, "p", null, 1, 100L, null)))
                .setTotalMinor(100)
                .setShippingCountry("Norway")
                .setChannel("web")
                .build();
    }
}
