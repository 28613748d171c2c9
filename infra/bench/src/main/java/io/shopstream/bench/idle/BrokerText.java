package io.shopstream.bench.idle;

import io.shopstream.bench.idle.sample.BrokerCounters;
import io.shopstream.bench.idle.sample.Growth;
import io.shopstream.local.console.TextTable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Formats the tables of the broker. */
final class BrokerText {
    // Three a minute; rarer requests are left out.
    private static final double MIN_REQUESTS = 0.05;

    private BrokerText() {}

    static String requests(IdleMeasurement measured) {
        Map<String, Double> rates = new HashMap<>();
        measured.after()
                .broker()
                .requests()
                .forEach((name, count) -> rates.put(
                        name,
                        (count - measured.before().broker().requests().getOrDefault(name, 0L)) / measured.seconds()));
        TextTable table = new TextTable("requests to Kafka", "a second");
        rates.entrySet().stream()
                .filter(entry -> entry.getValue() >= MIN_REQUESTS)
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> table.row(entry.getKey(), Figures.rate(entry.getValue())));
        double all = rates.values().stream().mapToDouble(Double::doubleValue).sum();
        return table.row("total", Figures.rate(all)).toString();
    }

    static String traffic(IdleMeasurement measured) {
        BrokerCounters before = measured.before().broker();
        BrokerCounters after = measured.after().broker();
        double seconds = measured.seconds();
        return String.format(
                Locale.ROOT,
                "  Kafka: %s records/s produced, %s kB/s in, %s kB/s out to consumers, %s transactions/s%n",
                Figures.rate((after.messagesIn() - before.messagesIn()) / seconds),
                Figures.kilobytes((after.bytesIn() - before.bytesIn()) / seconds),
                Figures.kilobytes((after.bytesOut() - before.bytesOut()) / seconds),
                Figures.rate((ended(after) - ended(before)) / seconds));
    }

    // Each transaction that wrote something ends with one EndTxn request.
    private static long ended(BrokerCounters counters) {
        return counters.requests().getOrDefault("EndTxn", 0L);
    }

    static String topics(IdleMeasurement measured) {
        Map<String, Growth> groups = new HashMap<>();
        measured.topics().forEach((topic, growth) -> groups.merge(group(topic), growth, Growth::plus));
        TextTable table = new TextTable("topic", "records/s", "batches/s", "records a batch", "markers/s", "kB/s");
        groups.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Growth> entry) ->
                                entry.getValue().batches() + entry.getValue().markers())
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> row(table, entry.getKey(), entry.getValue(), measured.seconds()));
        row(table, "total", measured.growth(), measured.seconds());
        return table.toString();
    }

    /** Groups the many internal topics of streams; other topics form their own group. */
    static String group(String topic) {
        if (topic.endsWith("-changelog")) {
            return "streams: changelogs";
        }
        return topic.endsWith("-repartition") ? "streams: repartition topics" : topic;
    }

    private static void row(TextTable table, String title, Growth growth, double seconds) {
        table.row(
                title,
                Figures.rate(growth.records() / seconds),
                Figures.rate(growth.batches() / seconds),
                Figures.share(growth.records(), growth.batches()),
                Figures.rate(growth.markers() / seconds),
                Figures.kilobytes(growth.bytes() / seconds));
    }
}
