package io.shopstream.bench.idle;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.bench.idle.sample.Growth;
import io.shopstream.bench.idle.sample.LogGrowth;
import io.shopstream.bench.idle.sample.MeasuredShop;
import io.shopstream.bench.idle.sample.Sample;
import io.shopstream.bench.idle.sample.ShopJvm;
import io.shopstream.bench.idle.sample.ShopPostgres;
import io.shopstream.bench.shop.ShopPart;
import io.shopstream.embedded.EmbeddedPlatform;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/**
 * Measures this JVM, with its embedded parts, instead of a whole shop. Uses a separate platform: brokers in one JVM
 * register their metrics under the same names, so closing one broker removes the metrics of the other.
 */
class OwnProcessIT {
    private static final int RECORDS = 25;
    private static final int TRANSACTIONS = 3;

    @Test
    void shouldSeeEveryBatchTransactionRequestAndProcess() throws Exception {
        try (EmbeddedPlatform platform =
                EmbeddedPlatform.builder().temporary().disposable().start()) {
            shouldSeeAllOf(platform);
        }
    }

    private static void shouldSeeAllOf(EmbeddedPlatform platform) throws Exception {
        Map<String, Object> config =
                Map.of("bootstrap.servers", platform.kafka().bootstrapServers());
        String topic = "bench-idle-" + UUID.randomUUID();
        try (Admin admin = Admin.create(config)) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get(30, TimeUnit.SECONDS);
        }
        long pid = ProcessHandle.current().pid();
        try (MeasuredShop shop = new MeasuredShop(
                pid,
                platform.dataDirectory(),
                new ShopJvm(pid, ManagementFactory.getPlatformMBeanServer(), () -> {}),
                ShopPostgres.connect(platform.postgres().jdbcUrl("postgres")))) {
            Sample before = shop.sample();
            write(config, topic);
            Sample after = shop.sample();

            Map<String, Growth> grown = new LogGrowth(shop.kafka()).between(before.log(), after.log());
            Growth growth = Objects.requireNonNull(grown.get(topic));
            assertThat(growth.records()).isEqualTo(RECORDS * TRANSACTIONS);
            assertThat(growth.markers()).isEqualTo(TRANSACTIONS);
            assertThat(growth.batches()).isBetween((long) TRANSACTIONS, (long) RECORDS * TRANSACTIONS);
            assertThat(after.broker().messagesIn() - before.broker().messagesIn())
                    .isGreaterThanOrEqualTo(RECORDS * TRANSACTIONS);
            assertThat(after.broker().requests().getOrDefault("EndTxn", 0L)
                            - before.broker().requests().getOrDefault("EndTxn", 0L))
                    .isGreaterThanOrEqualTo(TRANSACTIONS);
            assertThat(after.processTree().secondsSince(before.processTree()))
                    .containsKeys(ShopPart.JVM, ShopPart.POSTGRES, ShopPart.REGISTRY);
            assertThat(after.processTree().seconds().get(ShopPart.JVM)).isPositive();
            assertThat(after.jvm().allocatedBytes()).isGreaterThan(before.jvm().allocatedBytes());
            assertThat(after.postgres().backends()).containsValue("walwriter").containsValue("bench-idle (postgres)");
            assertThat(Objects.requireNonNull(shop.memory().get(ShopPart.POSTGRES))
                            .proportional())
                    .isPositive();

            assertThat(IdleReport.text(new IdleMeasurement(
                            "20", before, after, grown, shop.memory(), shop.jvmMemory(), Optional.empty())))
                    .contains(topic, "Produce", "broker: requests", "unknown orders/s");
        }
    }

    private static void write(Map<String, Object> config, String topic) {
        Map<String, Object> transactional = new HashMap<>(config);
        transactional.put("transactional.id", topic);
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(transactional, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            for (int transaction = 0; transaction < TRANSACTIONS; transaction++) {
                producer.beginTransaction();
                for (int record = 0; record < RECORDS; record++) {
                    producer.send(new ProducerRecord<>(topic, new byte[100]));
                }
                producer.commitTransaction();
            }
        }
    }
}
