package io.shopstream.bench.producer;

import io.shopstream.bench.round.Measurement;
import io.shopstream.bench.round.PayloadFile;
import io.shopstream.bench.round.ShopFeed;
import io.shopstream.producer.publish.KafkaAccess;
import io.shopstream.producer.publish.SendCounts;
import io.shopstream.producer.publish.ShopPublisher;
import io.shopstream.producer.publish.StoppableRetry;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.query.ProducerStatus.TopicCounts;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.topic.Topics;
import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures simulation, Avro and publishing, as in live traffic, for a given number of records. The clock runs from the
 * end of the warm-up until the client is closed and everything is acknowledged, like the perf tool's steady state.
 */
public record PublishRound(String kafka, URI registry, String topicPrefix, long warmUp, long records) {
    private static final Duration REGISTRY_TIMEOUT = Duration.ofSeconds(30);
    private static final Pattern RESULT = Pattern.compile("acknowledged (\\d+) records in (\\d+) ns");

    static PublishRound of(String[] arguments) {
        return new PublishRound(
                arguments[0],
                URI.create(arguments[1]),
                arguments[2],
                Long.parseLong(arguments[3]),
                Long.parseLong(arguments[4]));
    }

    List<String> arguments() {
        return List.of(kafka, registry.toString(), topicPrefix, Long.toString(warmUp), Long.toString(records));
    }

    void run(PrintStream out) {
        ShopFeed feed = ShopFeed.make();
        SendCounts sendCounts = new SendCounts(Clock.systemUTC());
        KafkaAccess kafkaAccess = new KafkaAccess(
                KafkaConnection.of(kafka),
                new AvroSerdes(new HttpSchemaRegistry(registry, REGISTRY_TIMEOUT)),
                Topics.prefixed(topicPrefix));
        long[] begun = new long[1];
        try (ShopPublisher publisher =
                new ShopPublisher(kafkaAccess, sendCounts, new StoppableRetry("the bench"), "bench")) {
            feed.give(publisher, warmUp + records, warmUp, () -> begun[0] = System.nanoTime());
        }
        long nanos = System.nanoTime() - begun[0];
        long acknowledged = sendCounts.counts().values().stream()
                .mapToLong(TopicCounts::acked)
                .sum();
        out.printf(Locale.ROOT, "acknowledged %d records in %d ns%n", acknowledged - warmUp, nanos);
    }

    /** Parses the output of {@link #run}. */
    public static Measurement result(String output, PayloadFile payloads) {
        Matcher matcher = RESULT.matcher(output);
        if (!matcher.find()) {
            throw new IllegalStateException("no result in: " + output);
        }
        return new Measurement(
                Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)) / 1e9, payloads.valueBytes());
    }
}
