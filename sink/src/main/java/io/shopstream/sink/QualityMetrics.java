package io.shopstream.sink;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.shopstream.sink.quality.CheckResult;
import io.shopstream.sink.quality.QualityRun;
import io.shopstream.sink.quality.check.CheckStage;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Gauges of the last run of this instance. The score is NaN before the first, the violations of a check while it cannot
 * be judged.
 */
final class QualityMetrics implements Consumer<QualityRun.Outcome> {
    private final MeterRegistry meters;
    private final Map<String, Double> failed = new ConcurrentHashMap<>();
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
            if (result.check().stage() != CheckStage.PROFILE) {
                String check = result.check().name();
                if (failed.put(check, result.judged() ? result.failed() : Double.NaN) == null) {
                    register(check);
                }
            }
        }
    }

    private void register(String check) {
        Gauge.builder("shopstream.quality.failed", failed, violations -> violations.getOrDefault(check, Double.NaN))
                .description("Violations of a quality check")
                .tag("check", check)
                .register(meters);
    }
}
