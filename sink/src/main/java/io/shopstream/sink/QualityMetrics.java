package io.shopstream.sink;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.shopstream.sink.quality.CheckResult;
import io.shopstream.sink.quality.QualityRun;
import io.shopstream.sink.quality.check.CheckStage;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Gauges of the last run of this instance. The score is NaN before the first. */
final class QualityMetrics implements Consumer<QualityRun.Outcome> {
    private final MeterRegistry meters;
    private final Map<String, AtomicLong> failed = new ConcurrentHashMap<>();
    private volatile double score = Double.NaN;

    QualityMetrics(MeterRegistry meters) {
        this.meters = meters;
        Gauge.builder("shopstream.quality.score", this, metrics -> metrics.score)
                .description("Percent, 100 only if no quality check failed")
                .register(meters);
    }

    @Override
    public void accept(QualityRun.Outcome outcome) {
        score = outcome.score().value().doubleValue();
        for (CheckResult result : outcome.results()) {
            if (result.check().stage() != CheckStage.PROFILE && result.judged()) {
                failed.computeIfAbsent(result.check().name(), this::gauge).set(result.failed());
            }
        }
    }

    private AtomicLong gauge(String check) {
        AtomicLong value = new AtomicLong();
        Gauge.builder("shopstream.quality.failed", value, AtomicLong::doubleValue)
                .description("Violations of a quality check")
                .tag("check", check)
                .register(meters);
        return value;
    }
}
