package io.shopstream.edge.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsReporter;
import org.jspecify.annotations.Nullable;

/**
 * Registers a few metrics of a Kafka client, or of Kafka Streams, with the service's meter registry for as long as the
 * client lives. {@link KafkaMeterNames} says which and how they are called. Kafka makes one for every client that has
 * the {@link #settings} and tells it each metric once, so nothing is polled.
 */
public final class KafkaMeters implements MetricsReporter {
    private static final String REGISTRY = "shopstream.meter-registry";

    private final Map<MetricName, Meter> meters = new HashMap<>();
    private @Nullable MeterRegistry registry;

    /** Settings of a client whose metrics the registry gets. It then has no JMX beans, of which nobody reads any. */
    public static Map<String, Object> settings(MeterRegistry registry) {
        return Map.of(
                CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG,
                List.of(KafkaMeters.class.getName()),
                REGISTRY,
                registry);
    }

    @Override
    public void configure(Map<String, ?> configs) {
        if (configs.get(REGISTRY) instanceof MeterRegistry known) {
            registry = known;
        }
    }

    @Override
    public void init(List<KafkaMetric> metrics) {
        metrics.forEach(this::metricChange);
    }

    @Override
    public synchronized void metricChange(KafkaMetric metric) {
        MetricName name = metric.metricName();
        MeterRegistry known = registry;
        if (known != null && KafkaMeterNames.isWanted(name.group(), name.name(), name.tags())) {
            meters.computeIfAbsent(name, _ -> register(metric, known));
        }
    }

    private static Meter register(KafkaMetric metric, MeterRegistry registry) {
        MetricName name = metric.metricName();
        String meter = KafkaMeterNames.meter(name.group(), name.name());
        return KafkaMeterNames.isCounter(name.name())
                ? FunctionCounter.builder(meter, metric, KafkaMeters::value)
                        .description(name.description())
                        .tags(KafkaMeterNames.tags(name.tags()))
                        .register(registry)
                : Gauge.builder(meter, metric, KafkaMeters::value)
                        .description(name.description())
                        .tags(KafkaMeterNames.tags(name.tags()))
                        .register(registry);
    }

    private static double value(KafkaMetric metric) {
        return metric.metricValue() instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    @Override
    public synchronized void metricRemoval(KafkaMetric metric) {
        Meter gone = meters.remove(metric.metricName());
        if (gone != null && registry != null) {
            registry.remove(gone);
        }
    }

    @Override
    public synchronized void close() {
        if (registry != null) {
            meters.values().forEach(registry::remove);
        }
        meters.clear();
    }
}
