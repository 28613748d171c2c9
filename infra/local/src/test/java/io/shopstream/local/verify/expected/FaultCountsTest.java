package io.shopstream.local.verify.expected;

import static io.shopstream.schemas.topic.RecordHeaders.fault;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.local.verify.expected.record.FaultCounts;
import io.shopstream.local.verify.expected.record.FaultKey;
import io.shopstream.local.verify.expected.record.Position;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.OrderStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests every kind of fault with a record that has the expected outcome and one that has another. */
class FaultCountsTest {
    @TempDir
    Path directory;

    private TestOrderLog log;

    @BeforeEach
    void open() {
        log = new TestOrderLog(directory, LogRecord.RECEIVED);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void shouldExpectADuplicateToRepeatAnEarlierVersion() {
        send(order("a", 1));
        send(order("a", 1), made("duplicates"));
        send(order("a", 2), made("duplicates"));

        assertThat(tally("duplicates")).isEqualTo(new FaultCounts.Tally(2, 1, new Position(0, 2)));
    }

    @Test
    void shouldExpectALateOrderToBePlacedFiveMinutesBefore() {
        Order late = order("a", 1);
        late.setPlacedAt(LogRecord.RECEIVED.minus(Duration.ofMinutes(5)));
        Order punctual = order("b", 1);
        punctual.setPlacedAt(LogRecord.RECEIVED.minus(Duration.ofMinutes(5)).plusMillis(1));
        send(late, made("late"));
        send(punctual, made("late"));

        assertThat(tally("late")).isEqualTo(new FaultCounts.Tally(2, 1, new Position(0, 1)));
    }

    @Test
    void shouldExpectOutOfOrderToBeALowerUnseenVersion() {
        send(order("a", 3));
        send(order("a", 2), made("out-of-order"));
        send(order("a", 2), made("out-of-order"));
        send(order("b", 1), made("out-of-order"));
        send(order("a", 4), made("out-of-order"));

        assertThat(tally("out-of-order")).isEqualTo(new FaultCounts.Tally(4, 1, new Position(0, 2)));
    }

    @Test
    void shouldExpectAMalformedRecordToBeRejected() {
        Order wrongTotal = order("a", 1);
        wrongTotal.setTotalMinor(1);
        send(wrongTotal, made("malformed"));
        log.sendNothing("a", made("malformed"));
        send(order("b", 1), made("malformed"));

        assertThat(tally("malformed")).isEqualTo(new FaultCounts.Tally(3, 2, new Position(0, 2)));
    }

    @Test
    void shouldFindAnUnknownProductInAnyLine() {
        send(order("a", 1, "known", "unknown-7"), made("unknown-product"));
        send(order("b", 1, "known"), made("unknown-product"));

        assertThat(tally("unknown-product")).isEqualTo(new FaultCounts.Tally(2, 1, new Position(0, 1)));
    }

    @Test
    void shouldCountRunsSeparatelyAndIgnoreOtherRecords() {
        send(order("a", 1));
        send(order("a", 1), fault("duplicates", "earlier"));
        send(order("a", 1), made("duplicates"));
        send(order("a", 1), made("never-heard-of"));

        assertThat(log.log().faults().tallies())
                .isEqualTo(Map.of(
                        new FaultKey("duplicates", "earlier"), new FaultCounts.Tally(1, 1, null),
                        new FaultKey("duplicates", "run"), new FaultCounts.Tally(1, 1, null),
                        new FaultKey("never-heard-of", "run"), new FaultCounts.Tally(1, 0, new Position(0, 3))));
        assertThat(log.log().duplicates()).isEqualTo(3);
    }

    private FaultCounts.Tally tally(String name) {
        return log.log().faults().tallies().getOrDefault(new FaultKey(name, "run"), FaultCounts.Tally.NONE);
    }

    private static Header made(String name) {
        return fault(name, "run");
    }

    private void send(Order order, Header... headers) {
        log.send(order, headers);
    }

    private static Order order(String orderId, long version) {
        return order(orderId, version, "p");
    }

    private static Order order(String orderId, long version, String... products) {
        List<OrderLine> lines = new ArrayList<>();
        for (String product : products) {
            lines.add(new OrderLine(lines.size() + 1, product, null, 1, 100L, null));
        }
        return Order.newBuilder()
                .setOrderId(orderId)
                .setVersion(version)
                .setKind(OrderKind.SALE)
                .setStatus(OrderStatus.PLACED)
                .setPlacedAt(LogRecord.RECEIVED)
                .setUpdatedAt(LogRecord.RECEIVED)
                .setCurrency("USD")
                .setLines(lines)
                .setTotalMinor(100L * products.length)
                .setShippingCountry("Norway")
                .setChannel("web")
                .build();
    }
}
