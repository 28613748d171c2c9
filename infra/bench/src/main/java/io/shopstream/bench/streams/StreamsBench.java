package io.shopstream.bench.streams;

import io.shopstream.bench.round.BenchProgress;
import io.shopstream.bench.round.BenchReport;
import io.shopstream.bench.round.FullTopics;
import io.shopstream.bench.round.Measurement;
import io.shopstream.bench.round.RoundProcess;
import io.shopstream.bench.round.Side;
import io.shopstream.local.console.CommandFailure;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.TopicProvisioner;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.streams.runtime.application.StreamsReset;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * Measures the streams service against a bare consumer of the same topics in alternating rounds. Every round of streams
 * starts without group, internal topics and state.
 */
public final class StreamsBench {
    private final String kafka;
    private final URI registry;
    private final Topics topics;
    private final StreamsBenchPlan plan;
    private final RoundProcess rounds;

    /**
     * @param topicPrefix of the topics that are created; only internal topics are deleted
     * @param extraFlags for the JVMs of both sides, such as those of a profiler
     */
    public StreamsBench(
            String kafka, URI registry, String topicPrefix, StreamsBenchPlan plan, List<String> extraFlags) {
        this.kafka = kafka;
        this.registry = registry;
        this.topics = Topics.prefixed(topicPrefix);
        this.plan = plan;
        this.rounds = new RoundProcess(StreamsRounds.class, extraFlags);
    }

    /**
     * Fills the topics and runs all rounds.
     *
     * @param directory of the state directories
     * @throws CommandFailure if a side fails
     */
    public BenchReport run(Path directory, BenchProgress progress) throws IOException, InterruptedException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
            long held = new FullTopics(kafka, registry, topics).fill(admin, plan.records(), plan.asHistory());
            progress.filled(held);
            long warmUp = held / 3;
            BenchReport report = new BenchReport(Side.BARE_CONSUMER, Side.STREAMS);
            for (int round = 1; round <= plan.rounds(); round++) {
                ConsumerRound consumer = new ConsumerRound(kafka, registry, topics.prefix(), warmUp, held - warmUp);
                Measurement limit = rounds.measure(Side.BARE_CONSUMER, consumer.arguments());
                progress.measured(round, Side.BARE_CONSUMER, limit);
                Path state = directory.resolve("streams-" + round);
                StreamsRound streams = new StreamsRound(
                        kafka, registry, topics.prefix(), state, plan.threads(), warmUp, held - warmUp);
                Measurement stage = rounds.measure(Side.STREAMS, streams.arguments());
                progress.measured(round, Side.STREAMS, stage);
                new StreamsReset(admin, topics.consumerGroup(ConsumerGroups.STREAMS)).run(state);
                report.add(limit, stage);
            }
            return report;
        }
    }

    /**
     * Measures how soon an order can be queried, on separate topics.
     *
     * @return the result as a sentence
     */
    public String latency(Path directory, int rate, int seconds) throws IOException, InterruptedException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
            new TopicProvisioner(admin).provision(topics.all());
            LatencyRound round = new LatencyRound(
                    kafka, registry, topics.prefix(), directory.resolve("latency"), plan.threads(), rate, seconds);
            return rounds.run(Side.LATENCY, round.arguments()).strip();
        }
    }

    /**
     * Processes orders, then measures how long it takes to restore the state into an empty directory, on separate
     * topics.
     *
     * @return the result as several lines
     */
    public String restore(Path directory, long orders) throws IOException, InterruptedException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
            new TopicProvisioner(admin).provision(topics.all());
            ManyOrders.publish(new FullTopics(kafka, registry, topics).kafkaAccess(), orders);
            Path state = directory.resolve("counted");
            StreamsRound counting =
                    new StreamsRound(kafka, registry, topics.prefix(), state, plan.threads(), 0, orders);
            Measurement counted = rounds.measure(Side.STREAMS, counting.arguments());
            long megabytes = bytes(state) / 1_000_000;
            RestoreRound restoring = new RestoreRound(
                    kafka, registry, topics.prefix(), directory.resolve("restored"), plan.threads(), orders);
            return String.format(
                            Locale.ROOT,
                            "Counted %,d orders in %.0f s; their state takes %,d MB on disk%n",
                            orders,
                            counted.seconds(),
                            megabytes)
                    + rounds.run(Side.RESTORE, restoring.arguments()).strip();
        }
    }

    private static long bytes(Path directory) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }
}
