package io.shopstream.edge.metrics;

import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which metrics of Kafka's clients are published, and their names, which are those of Micrometer's own binders. A
 * client has hundreds, most of them for each topic, partition or broker; these have the client or its thread as their
 * only label.
 */
final class KafkaMeterNames {
    private static final Map<String, Set<String>> WANTED = Map.of(
            "consumer-fetch-manager-metrics",
            Set.of("records-consumed-total", "bytes-consumed-total", "records-lag-max", "fetch-latency-avg"),
            "consumer-coordinator-metrics",
            Set.of("rebalance-total", "failed-rebalance-total"),
            "consumer-metrics",
            Set.of("last-poll-seconds-ago"),
            "producer-metrics",
            Set.of("record-send-total", "record-error-total", "record-retry-total", "request-latency-avg"),
            "stream-metrics",
            Set.of("alive-stream-threads", "failed-stream-threads"),
            "stream-thread-metrics",
            Set.of(
                    "process-total",
                    "process-ratio",
                    "poll-ratio",
                    "commit-ratio",
                    "commit-latency-avg",
                    "commit-latency-max",
                    "task-closed-total"));
    private static final Set<String> LABELS = Set.of("client-id", "thread-id");
    // Kafka Streams makes one for each start: a label with it would begin a new series each time.
    private static final Pattern PROCESS_ID = Pattern.compile("-\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private KafkaMeterNames() {}

    static boolean isWanted(String group, String name, Map<String, String> tags) {
        return WANTED.getOrDefault(group, Set.of()).contains(name) && LABELS.containsAll(tags.keySet());
    }

    static boolean isCounter(String name) {
        return name.endsWith("-total");
    }

    /** Such as {@code kafka.consumer.fetch.manager.records.lag.max}. */
    static String meter(String group, String name) {
        return "kafka." + (group.replace("-metrics", "") + "." + name).replace('-', '.');
    }

    static Tags tags(Map<String, String> tags) {
        return Tags.of(tags.entrySet().stream()
                .map(tag -> Tag.of(
                        tag.getKey().replace('-', '.'),
                        PROCESS_ID.matcher(tag.getValue()).replaceFirst("")))
                .toList());
    }
}
