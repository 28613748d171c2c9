package io.shopstream.schemas.rules;

import static io.shopstream.schemas.Samples.sale;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.Samples;
import io.shopstream.schemas.avro.EventType;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.ShopEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders and events of 2026 in records whose Kafka timestamp is odd. */
class TimeOfReceiptTest {
    @ParameterizedTest
    @CsvSource({
        // written by producers that know no time
        "0, true",
        "-1, true",
        "-9223372036854775808, true",
        "1, true",
        // seconds instead of milliseconds: January 1970
        "1772368496, true",
        // the last millisecond of 1999, and the first of 2000
        "946684799999, true",
        "946684800000, false",
        // a year, 25 hours and 23 hours before the order was placed
        "1740832496789, false",
        "1772278496789, false",
        "1772285696789, true",
        // years after it, and microseconds instead of milliseconds
        "2000000000000, true",
        "1772368496789000, true",
        "9223372036854775807, true"
    })
    void shouldJudgeOnlyByATimestampThatAClockHasSet(long timestamp, boolean valid) {
        Instant receivedAt = Instant.ofEpochMilli(timestamp);
        Order order = sale().build();
        ShopEvent event = event(Samples.PLACED);

        assertThat(OrderRules.check("o-1", order, receivedAt)).hasSize(valid ? 0 : 1);
        assertThat(EventRules.check("u", event, receivedAt)).hasSize(valid ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "9223372036854775807", "1772368496789"})
    void shouldBoundTimesWhateverTheTimestamp(long timestamp) {
        Instant receivedAt = Instant.ofEpochMilli(timestamp);
        Instant late = OrderRules.LATEST.plusMillis(1);

        assertThat(OrderRules.check("o-1", sale().setPlacedAt(late).build(), receivedAt))
                .hasSize(1);
        assertThat(OrderRules.check("o-1", sale().setUpdatedAt(late).build(), receivedAt))
                .hasSize(1);
        assertThat(EventRules.check("u", event(late), receivedAt)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"1740832496789"})
    void shouldNameBothTimes(long timestamp) {
        Instant receivedAt = Instant.ofEpochMilli(timestamp);

        assertThat(List.of(
                        OrderRules.check("o-1", sale().build(), receivedAt).getFirst(),
                        EventRules.check("u", event(Samples.PLACED), receivedAt).getFirst()))
                .allSatisfy(violation -> assertThat(violation.detail())
                        .contains("_at is more than 24 h after the time of receipt")
                        .contains("timestamp of the Kafka record"));
    }

    private static ShopEvent event(Instant occurredAt) {
        return ShopEvent.newBuilder()
                .setEventId("e")
                .setSessionId("s")
                .setUserId("u")
                .setType(EventType.PRODUCT_VIEW)
                .setOccurredAt(occurredAt)
                .setDevice("mobile")
                .build();
    }
}
