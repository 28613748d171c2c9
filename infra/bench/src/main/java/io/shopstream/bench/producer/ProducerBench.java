package io.shopstream.bench.producer;

import io.shopstream.bench.round.BenchPlan;
import io.shopstream.bench.round.BenchProgress;
import io.shopstream.bench.round.BenchReport;
import io.shopstream.bench.round.Measurement;
import io.shopstream.bench.round.PayloadFile;
import io.shopstream.bench.round.RoundProcess;
import io.shopstream.bench.round.ShopFeed;
import io.shopstream.bench.round.Side;
import io.shopstream.bench.round.TopicSizes;
import io.shopstream.local.console.CommandFailure;
import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.TopicProvisioner;
import io.shopstream.schemas.topic.Topics;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * Measures the shop's publishing path against Kafka's perf tool in alternating rounds, so that a temporary slowdown of
 * the machine affects both. After each round the topics must hold exactly what was sent.
 */
public final class ProducerBench {
    private static final Duration REGISTRY_TIMEOUT = Duration.ofSeconds(30);

    private final String kafka;
    private final URI registry;
    private final Topics topics;
    private final Topic<ShopEvent> payloadTopic;
    private final BenchPlan plan;
    private final RoundProcess rounds;

    /**
     * @param topicPrefix of the topics that are created; they are not deleted
     * @param extraFlags for the JVMs of both sides
     */
    public ProducerBench(String kafka, URI registry, String topicPrefix, BenchPlan plan, List<String> extraFlags) {
        this.kafka = kafka;
        this.registry = registry;
        this.topics = Topics.prefixed(topicPrefix);
        // Same partitions and settings as the shop's topics.
        this.payloadTopic = new Topic<>(
                topicPrefix + "bench.payloads.v1",
                topics.events().partitions(),
                topics.events().config(),
                ShopEvent.class);
        this.plan = plan;
        this.rounds = new RoundProcess(ProducerRounds.class, extraFlags);
    }

    /**
     * Runs all rounds.
     *
     * @param directory of the payload file
     * @throws CommandFailure if a side fails or the topics do not hold what it sent
     */
    public BenchReport run(Path directory, BenchProgress progress) throws IOException, InterruptedException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
            List<Topic<?>> all = new ArrayList<>(topics.all());
            all.add(payloadTopic);
            new TopicProvisioner(admin).provision(all);
            TopicSizes sizes = new TopicSizes(admin);
            PayloadFile payloads =
                    PayloadFile.write(directory.resolve("payloads.txt"), ShopFeed.make(), plan, serdes(), topics);
            progress.payloads(payloads, plan.records());
            BenchReport report = new BenchReport(Side.PERF_TOOL, Side.SHOP);
            for (int round = 0; round <= plan.rounds(); round++) {
                Measurement tool = perfTool(payloads, sizes);
                progress.measured(round, Side.PERF_TOOL, tool);
                Measurement shop = shop(payloads, sizes);
                progress.measured(round, Side.SHOP, shop);
                if (round > 0) {
                    report.add(tool, shop);
                }
            }
            return report;
        }
    }

    private Measurement perfTool(PayloadFile payloads, TopicSizes sizes) throws IOException, InterruptedException {
        return sizes.growing(
                plan.sent(),
                Side.PERF_TOOL,
                List.of(payloadTopic),
                () -> PerfTool.result(
                        rounds.run(Side.PERF_TOOL, PerfTool.arguments(kafka, payloadTopic.name(), payloads, plan))));
    }

    private Measurement shop(PayloadFile payloads, TopicSizes sizes) throws IOException, InterruptedException {
        PublishRound round = new PublishRound(kafka, registry, topics.prefix(), plan.warmUp(), plan.records());
        return sizes.growing(
                plan.sent(),
                Side.SHOP,
                List.of(topics.orders(), topics.events()),
                () -> PublishRound.result(rounds.run(Side.SHOP, round.arguments()), payloads));
    }

    private AvroSerdes serdes() {
        return new AvroSerdes(new HttpSchemaRegistry(registry, REGISTRY_TIMEOUT));
    }
}
