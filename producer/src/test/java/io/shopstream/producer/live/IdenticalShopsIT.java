package io.shopstream.producer.live;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.producer.TopicContents;
import io.shopstream.producer.catalogue.Catalogue;
import io.shopstream.producer.catalogue.maker.CatalogueFactory;
import io.shopstream.producer.faults.FaultInjector;
import io.shopstream.producer.faults.FaultPlan;
import io.shopstream.producer.publish.KafkaAccess;
import io.shopstream.producer.publish.SendCounts;
import io.shopstream.producer.publish.ShopPublisher;
import io.shopstream.producer.publish.SimulatorTopics;
import io.shopstream.producer.publish.StoppableRetry;
import io.shopstream.producer.simulator.Simulation;
import io.shopstream.producer.simulator.orders.OutputSwitch;
import io.shopstream.producer.simulator.time.HistorySize;
import io.shopstream.producer.simulator.time.OrderRate;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same seed and clock give the same live traffic: keys, bytes, timestamps and faults. */
class IdenticalShopsIT {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final String FAULTS = "duplicates=5%,late=5%,out-of-order=5%,unknown-product=5%";

    @Test
    void shouldPublishTheSameTopicsAgainAndDifferentOnesWithAnotherSeed() {
        compareShops(Duration.ofSeconds(30), 1_000, 10_000);
    }

    @Test
    @Tag("soak")
    void shouldPublishTheSameTopicsAgainForMinutes() {
        compareShops(Duration.ofMinutes(2), 5_000, 50_000);
    }

    private static void compareShops(Duration time, int minOrders, int minEvents) {
        Topics one = publish(42, time);
        Topics same = publish(42, time);
        List<String> orders = records(one.orders());
        assertThat(orders).hasSizeGreaterThan(minOrders).isEqualTo(records(same.orders()));
        assertThat(records(one.events())).hasSizeGreaterThan(minEvents).isEqualTo(records(same.events()));

        List<String> other = records(publish(43, time).orders());
        assertThat(orders).doesNotContainAnyElementsOf(other);
        assertThat((double) orders.size() / other.size()).isBetween(0.9, 1.1);
    }

    private static Topics publish(long seed, Duration time) {
        Topics topics = Topics.prefixed("identical-" + UUID.randomUUID() + "-");
        KafkaAccess kafka = new KafkaAccess(
                KafkaConnection.of(SharedPlatform.get().kafka().bootstrapServers()), TopicContents.serdes(), topics);
        StoppableRetry retry = new StoppableRetry("the simulator");
        new SimulatorTopics(kafka, retry).createMissing();
        ShopPlan plan = new ShopPlan(
                seed,
                "USD",
                10,
                200,
                1_000,
                10,
                HistorySize.NONE,
                OrderRate.DEFAULT,
                FaultPlan.parse(FAULTS),
                new OrderRate(30));
        Catalogue catalogue = CatalogueFactory.create(ShopPlan.spec(plan.origin(START)));
        SendCounts sendCounts = new SendCounts(Clock.fixed(START, ZoneOffset.UTC));
        OutputSwitch output = new OutputSwitch();
        Simulation simulation = new Simulation(catalogue, seed, START, output);
        try (ShopPublisher published = new ShopPublisher(kafka, sendCounts, retry, RunId.of(seed, START));
                FaultInjector faults = new FaultInjector(plan.faults(), seed, published)) {
            output.to(faults);
            for (Instant now = START; now.isBefore(START.plus(time)); now = now.plusMillis(50)) {
                simulation.advance(now, plan.rate());
            }
        }
        return topics;
    }

    // Skips the first 5 bytes, which hold the schema id: the registry assigns a different one per topic.
    private static List<String> records(Topic<?> topic) {
        return TopicContents.read(topic, new ByteArrayDeserializer()).stream()
                .map(record -> "%d@%d %s %s %s %s"
                        .formatted(
                                record.partition(),
                                record.offset(),
                                record.key(),
                                record.timestamp(),
                                record.headers(),
                                new String(record.value(), 5, record.value().length - 5, ISO_8859_1)))
                .sorted()
                .toList();
    }
}
