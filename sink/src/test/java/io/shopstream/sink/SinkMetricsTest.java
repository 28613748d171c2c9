package io.shopstream.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.shopstream.sink.quality.CheckResult;
import io.shopstream.sink.quality.QualityRun;
import io.shopstream.sink.quality.Score;
import io.shopstream.sink.quality.check.CheckStage;
import io.shopstream.sink.quality.check.QualityCheck;
import io.shopstream.sink.staging.RowCounts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SinkMetricsTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final QualityCheck CHECK =
            new QualityCheck.Compared("same-sums", CheckStage.OUTPUT, "mart.revenue_per_minute", 1, "", "");

    private final MeterRegistry meters = new SimpleMeterRegistry();

    private static final class MovableClock extends Clock {
        private Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    @Test
    void shouldCountTheTimeWithoutALoadFromTheStartOfTheProcess() {
        MovableClock clock = new MovableClock();
        SinkMetrics metrics = new SinkMetrics(meters, "shop-sink-facts", clock);
        clock.now = START.plusSeconds(60);
        assertThat(gauge("shopstream.sink.last.load")).isEqualTo(START.getEpochSecond());

        metrics.loaded(1, new RowCounts(), Map.of(), 1);
        assertThat(gauge("shopstream.sink.last.load")).isEqualTo(START.getEpochSecond() + 60);
    }

    @Test
    void shouldNotKeepTheViolationsOfACheckThatCannotBeJudged() {
        QualityMetrics metrics = new QualityMetrics(meters);
        metrics.accept(outcome(true));
        assertThat(gauge("shopstream.quality.failed")).isEqualTo(3);
        metrics.accept(outcome(false));
        assertThat(gauge("shopstream.quality.failed")).isNaN();
        metrics.accept(outcome(true));
        assertThat(gauge("shopstream.quality.failed")).isEqualTo(3);
    }

    private static QualityRun.Outcome outcome(boolean judged) {
        List<CheckResult> results = List.of(new CheckResult(CHECK, judged, 10, judged ? 3 : 0, "", "{}", START));
        return new QualityRun.Outcome(1, Score.of(results), results, START);
    }
}
