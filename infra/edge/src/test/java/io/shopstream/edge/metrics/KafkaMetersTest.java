package io.shopstream.edge.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.junit.jupiter.api.Test;

class KafkaMetersTest {
    private static final String CONSUMER = "consumer-fetch-manager-metrics";
    private static final String STREAMS_ID = "shop-streams-0b0a9c9e-1111-4222-8333-abcdefabcdef";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private Metrics client() {
        KafkaMeters reporter = new KafkaMeters();
        reporter.configure(KafkaMeters.settings(registry));
        return new Metrics(new MetricConfig(), List.of(reporter), Time.SYSTEM);
    }

    private static void add(Metrics metrics, String group, String name, double value, Map<String, String> tags) {
        metrics.addMetric(new MetricName(name, group, "", tags), (Gauge<Double>) (config, now) -> value);
    }

    private List<String> ids() {
        return registry.getMeters().stream()
                .map(Meter::getId)
                .map(id -> id.getName() + id.getTags())
                .sorted()
                .toList();
    }

    @Test
    void shouldPublishChosenMetricsOfTheClientOnly() {
        try (Metrics metrics = client()) {
            add(metrics, CONSUMER, "records-lag-max", 7, Map.of("client-id", "c"));
            add(metrics, CONSUMER, "records-lag-max", 7, Map.of("client-id", "c", "topic", "t", "partition", "0"));
            add(metrics, CONSUMER, "fetch-size-avg", 1, Map.of("client-id", "c"));
            add(metrics, "app-info", "version", 1, Map.of("client-id", "c"));

            assertThat(ids()).containsExactly("kafka.consumer.fetch.manager.records.lag.max[tag(client.id=c)]");
            assertThat(registry.get("kafka.consumer.fetch.manager.records.lag.max")
                            .gauge()
                            .value())
                    .isEqualTo(7);
        }
    }

    @Test
    void shouldCountTotals() {
        try (Metrics metrics = client()) {
            add(metrics, "producer-metrics", "record-send-total", 12, Map.of("client-id", "p"));

            assertThat(registry.get("kafka.producer.record.send.total")
                            .functionCounter()
                            .count())
                    .isEqualTo(12);
        }
    }

    @Test
    void shouldNameThreadsOfStreamsAlikeInEveryStart() {
        try (Metrics metrics = client()) {
            add(
                    metrics,
                    "stream-thread-metrics",
                    "process-ratio",
                    0.5,
                    Map.of("thread-id", STREAMS_ID + "-StreamThread-1"));
            add(metrics, "stream-metrics", "alive-stream-threads", 2, Map.of("client-id", STREAMS_ID));

            assertThat(ids())
                    .containsExactly(
                            "kafka.stream.alive.stream.threads[tag(client.id=shop-streams)]",
                            "kafka.stream.thread.process.ratio[tag(thread.id=shop-streams-StreamThread-1)]");
        }
    }

    @Test
    void shouldForgetRemovedMetricsAndClosedClients() {
        Metrics first = client();
        Metrics second = client();
        add(first, CONSUMER, "records-lag-max", 7, Map.of("client-id", "first"));
        add(first, CONSUMER, "records-consumed-total", 7, Map.of("client-id", "first"));
        add(second, CONSUMER, "records-lag-max", 8, Map.of("client-id", "second"));

        first.removeMetric(new MetricName("records-consumed-total", CONSUMER, "", Map.of("client-id", "first")));
        assertThat(ids()).hasSize(2);
        first.close();
        assertThat(ids()).containsExactly("kafka.consumer.fetch.manager.records.lag.max[tag(client.id=second)]");
        second.close();
        assertThat(ids()).isEmpty();
    }

    @Test
    void shouldShowTheNewestOfClientsWithTheSameId() {
        Metrics first = client();
        Metrics second = client();
        for (Metrics metrics : List.of(first, second)) {
            double value = metrics == first ? 7 : 8;
            add(metrics, CONSUMER, "records-lag-max", value, Map.of("client-id", "c"));
            add(metrics, CONSUMER, "records-consumed-total", value, Map.of("client-id", "c"));
        }
        assertThat(ids()).hasSize(2);

        first.removeMetric(new MetricName("records-consumed-total", CONSUMER, "", Map.of("client-id", "c")));
        assertThat(ids()).hasSize(2);
        first.close();
        assertThat(ids()).hasSize(2);
        assertThat(registry.get("kafka.consumer.fetch.manager.records.lag.max")
                        .gauge()
                        .value())
                .isEqualTo(8);
        assertThat(registry.get("kafka.consumer.fetch.manager.records.consumed.total")
                        .functionCounter()
                        .count())
                .isEqualTo(8);
        second.close();
        assertThat(ids()).isEmpty();
    }

    @Test
    void shouldIgnoreValuesThatAreNoNumbers() {
        try (Metrics metrics = client()) {
            metrics.addMetric(
                    new MetricName("process-ratio", "stream-thread-metrics", "", Map.of("thread-id", "t")),
                    (Gauge<String>) (config, now) -> "unknown");

            assertThat(registry.get("kafka.stream.thread.process.ratio").gauge().value())
                    .isNaN();
        }
    }
}
