package io.shopstream.bench.producer;

import io.shopstream.bench.round.BenchPlan;
import io.shopstream.bench.round.Measurement;
import io.shopstream.bench.round.PayloadFile;
import io.shopstream.producer.publish.PublisherSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Arguments and output of {@code kafka-producer-perf-test} with the settings of the shop's publisher. */
public final class PerfTool {
    private static final String CLIENT_ID = "perf-tool";
    private static final Pattern RESULT =
            Pattern.compile("(\\d+) steady state records sent, ([\\d.]+) records/sec \\(([\\d.]+) MB/sec\\)");
    private static final double MEGABYTE = 1024.0 * 1024.0;

    private PerfTool() {}

    static List<String> arguments(String kafka, String topic, PayloadFile payloads, BenchPlan plan) {
        List<String> arguments = new ArrayList<>(List.of(
                "--bootstrap-server",
                kafka,
                "--topic",
                topic,
                "--payload-file",
                payloads.path().toString(),
                "--num-records",
                Long.toString(plan.sent()),
                "--warmup-records",
                Long.toString(plan.warmUp()),
                "--throughput",
                "-1",
                "--command-property"));
        PublisherSettings.of(CLIENT_ID).forEach((key, value) -> arguments.add(key + "=" + value));
        return List.copyOf(arguments);
    }

    /** Parses the tool's line about the records after its warm-up. */
    public static Measurement result(String output) {
        Matcher matcher = RESULT.matcher(output);
        if (!matcher.find()) {
            throw new IllegalStateException(String.format(Locale.ROOT, "the perf tool printed no result: %s", output));
        }
        long records = Long.parseLong(matcher.group(1));
        double seconds = records / Double.parseDouble(matcher.group(2));
        return new Measurement(records, seconds, Double.parseDouble(matcher.group(3)) * MEGABYTE * seconds);
    }
}
