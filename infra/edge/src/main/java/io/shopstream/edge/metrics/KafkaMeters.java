package io.shopstream.edge.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsReporter;
import org.jspecify.annotations.Nullable;

/**
 * Registers a few metrics of a Kafka client, or of Kafka Streams, with the service's meter registry for as long as the
 * client lives. {@link KafkaMeterNames} says which and how they are called. Kafka makes one for every client that has
 * the {@link #settings} and tells it each metric once, so nothing is polled. Of several clients with the same id the
 * newest is shown, and an older one that closes does not take its meters away.
 */
public final class KafkaMeters implements MetricsReporter {
    private static final String REGISTRY = "shopstream.meter-registry";
    // One for all clients: one that registers a meter and one that removes its own may share the meter's id.
    private static final Object REGISTRATION = new Object();

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
    public void metricChange(KafkaMetric metric) {
        MetricName name = metric.metricName();
        MeterRegistry known = registry;
        if (known != null && KafkaMeterNames.isWanted(name.group(), name.name(), name.tags())) {
            synchronized (REGISTRATION) {
                meters.computeIfAbsent(name, _ -> register(metric, known));
            }
        }
    }

    private static Meter register(KafkaMetric metric, MeterRegistry registry) {
        MetricName name = metric.metricName();
        String meter = KafkaMeterNames.meter(name.group(), name.name());
        Tags tags = KafkaMeterNames.tags(name.tags());
        // The registry would answer the meter of that id which it has, with the values of the older client.
        registry.removeByPreFilterId(new Meter.Id(meter, tags, null, null, Meter.Type.OTHER));
        return KafkaMeterNames.isCounter(name.name())
                ? FunctionCounter.builder(meter, metric, KafkaMeters::value)
                        .description(name.description())
                        .tags(tags)
                        .register(registry)
                : Gauge.builder(meter, metric, KafkaMeters::value)
                        .description(name.description())
                        .tags(tags)
                        .register(registry);
    }

    private static double value(KafkaMetric metric) {
        return metric.metricValue() instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    @Override
    public void metricRemoval(KafkaMetric metric) {
        synchronized (REGISTRATION) {
            Meter gone = meters.remove(metric.metricName());
            if (gone != null) {
                remove(List.of(gone));
            }
        }
    }

    @Override
    public void close() {
        synchronized (REGISTRATION) {
            remove(meters.values());
            meters.clear();
        }
    }

    // The registry removes by id, and that may be a newer client's by now.
    private void remove(Collection<Meter> gone) {
        MeterRegistry known = registry;
        if (known == null || gone.isEmpty()) {
            return;
        }
        Set<Meter> ours = Collections.newSetFromMap(new IdentityHashMap<>());
        ours.addAll(gone);
        known.getMeters().stream().filter(ours::contains).forEach(known::remove);
    }
}
