package io.shopstream.streams.alerts.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.streams.alerts.measure.MeasureSum;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RevenueComparisonTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final TreeMap<Long, MeasureSum> minutes = new TreeMap<>();

    @Test
    void shouldLeaveOutTheCurrentAndTheJustClosedMinute() {
        sold(NOON.minusSeconds(60), 1, 1);
        sold(NOON, 100, 1);

        assertThat(at(NOON.plusSeconds(9)).observedMinor()).isZero();
        assertThat(at(NOON.plusSeconds(10)).observedMinor()).isEqualTo(1);
        assertThat(at(NOON.plusSeconds(69)).observedMinor()).isEqualTo(1);
        assertThat(at(NOON.plusSeconds(70)).observedMinor()).isEqualTo(101);
        assertThat(at(NOON.plusSeconds(70)).to()).isEqualTo(NOON.plusSeconds(60).toEpochMilli());
    }

    @Test
    void shouldSumFiveMinutes() {
        for (int minute = 1; minute <= 7; minute++) {
            sold(NOON.minusSeconds(60L * minute), minute, 1);
        }

        assertThat(at(NOON.plusSeconds(30)).observedMinor()).isEqualTo(1 + 2 + 3 + 4 + 5);
    }

    @Test
    void shouldTakeTheMedianOfTheHoursThatHadSales() {
        usual(1, 100, 10);
        usual(3, 900, 30);
        usual(6, 300, 90);
        usual(7, 5_000, 999);

        RevenueComparison seen = at(NOON.plusSeconds(30));
        assertThat(seen.hours()).isEqualTo(3);
        assertThat(seen.usualMinor()).isEqualTo(300);
        assertThat(seen.usualOrders()).isEqualTo(30);
        usual(2, 500, 50);
        assertThat(at(NOON.plusSeconds(30)).usualMinor()).isEqualTo(400);
    }

    @Test
    void shouldKnowTheOldestMinuteRead() {
        usual(6, 1, 1);
        long oldest = RevenueComparison.oldest(NOON.plusSeconds(30).toEpochMilli());

        assertThat(minutes.firstKey()).isGreaterThanOrEqualTo(oldest);
        assertThat(oldest).isEqualTo(NOON.minus(Duration.ofMinutes(365)).toEpochMilli());
    }

    private void usual(int hoursAgo, long minor, long orders) {
        sold(NOON.minus(Duration.ofHours(hoursAgo)).minusSeconds(60), minor, orders);
    }

    private void sold(Instant minute, long minor, long orders) {
        minutes.put(minute.toEpochMilli(), new MeasureSum(minor, orders));
    }

    private RevenueComparison at(Instant now) {
        return RevenueComparison.at(now.toEpochMilli(), minutes);
    }
}
