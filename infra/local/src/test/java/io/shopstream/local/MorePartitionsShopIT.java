package io.shopstream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A topic gets more partitions by hand under traffic: the shop says so, refuses to start, and is repartitioned. */
@Tag("soak")
@Timeout(1200)
class MorePartitionsShopIT {
    private static final String REASON = "shop.orders.v1 has 8 partitions instead of 2";

    @TempDir
    Path data;

    @Test
    void shouldFindTheWayOut() throws Exception {
        long before;
        try (ShopProcess shop = ShopProcess.start(data, "20", "--history=small")) {
            KilledShopIT.awaitOrders(shop, 200);
            sendGarbage(shop.endpoints().kafka());
            addPartitions(shop.endpoints().kafka());
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(shop.output())
                    .contains("streams is stopping")
                    .contains(REASON));
            before = KilledShopIT.orders(shop);
            assertThat(Cli.run(data, "repartition", "--partitions=4").output()).contains("already runs");
            shop.stop();
        }

        Cli refused = Cli.run(
                data,
                "up",
                "--no-open",
                "--api-port=0",
                "--kafka-port=0",
                "--registry-port=0",
                "--postgres-port=0",
                "--streams-port=0",
                "--producer-port=0",
                "--sink-port=0");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output()).contains(REASON, "./shopstream repartition");

        Cli copied = Cli.run(data, "repartition", "--partitions=4");
        assertThat(copied.exitCode()).as(copied.output()).isZero();
        assertThat(copied.output()).contains("r1.shop.orders.v1", "r1.shop.capture-offsets.v1", "warehouse_r1");

        try (ShopProcess again = ShopProcess.start(data, "20", "--history=small")) {
            assertThat(again.endpoints().postgres()).endsWith("/warehouse_r1");
            KilledShopIT.awaitOrders(again, before);
            Cli verified = Cli.run(data, "verify");
            assertThat(verified.exitCode()).as(verified.output()).isZero();
            again.stop();
        }
    }

    // Verify must find its dead letter after the copy, too, under the group's new name.
    private static void sendGarbage(String kafka) throws Exception {
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("shop.orders.v1", new byte[] {1}, new byte[] {2}))
                    .get();
        }
    }

    private static void addPartitions(String kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createPartitions(Map.of("shop.orders.v1", NewPartitions.increaseTo(8)))
                    .all()
                    .get();
        }
    }
}
