package io.shopstream.streams.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.schemas.avro.RevenuePerMinute;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.streams.fixture.TestOrder;
import io.shopstream.streams.topology.TopologyDriver;
import io.shopstream.streams.topology.TopologyNames;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderIntakeTest {
    private static final TestOrder SALE =
            TestOrder.sale("o", TopologyDriver.NOW, new TestOrder.Line("cup", "kitchen", 2, 500));

    @TempDir
    private Path stateDirectory;

    @Test
    void shouldKeepTheValueAsItWasRead() {
        try (TopologyDriver driver = new TopologyDriver(stateDirectory, 0)) {
            driver.send(SALE);

            KeyValueStore<byte[], byte[]> store = driver.store(TopologyNames.LAST_VERSION_BY_ORDER);
            byte[] stored = store.get("o".getBytes(StandardCharsets.UTF_8));
            assertThat(StoredOrder.version(stored)).isEqualTo(1);
            assertThat(StoredOrder.rawValue(stored)).isEqualTo(driver.encode(SALE));
        }
    }

    @Test
    void shouldNameOrderSchemaAndRemedyIfAStoredVersionCannotBeDecoded() {
        try (TopologyDriver driver = new TopologyDriver(stateDirectory, 0)) {
            byte[] lost = driver.encode(SALE);
            lost[4] = 99;
            KeyValueStore<byte[], byte[]> store = driver.store(TopologyNames.LAST_VERSION_BY_ORDER);
            store.put("o".getBytes(StandardCharsets.UTF_8), StoredOrder.of(1, TopologyDriver.NOW.toEpochMilli(), lost));

            assertThatThrownBy(() -> driver.send(SALE.next(OrderStatus.PAID)))
                    .hasCauseInstanceOf(UnreadableStateException.class)
                    .cause()
                    .hasMessageContainingAll("order o ", "schema id 99", "back to the registry", "streams reset");
        }
    }

    @Test
    void shouldWriteNothingIfNothingChanges() {
        try (TopologyDriver driver = new TopologyDriver(stateDirectory, 0)) {
            driver.send(SALE, SALE, SALE.next(OrderStatus.PAID), SALE, SALE.next(OrderStatus.PAID));

            assertThat(driver.written(Topics.standard().revenuePerMinute())).hasSize(1);
            assertThat(driver.listener.count("accepted")).isEqualTo(2);
            assertThat(driver.listener.count("duplicate")).isEqualTo(3);
        }
    }

    @Test
    void shouldWriteAPaneThatReturnsToZero() {
        try (TopologyDriver driver = new TopologyDriver(stateDirectory, 0)) {
            driver.send(SALE, SALE.next(OrderStatus.CANCELLED));

            KeyValue<String, RevenuePerMinute> last =
                    driver.written(Topics.standard().revenuePerMinute()).getLast();
            assertThat(last.key).isEqualTo("2026-03-01T12:00:00Z|USD");
            assertThat(last.value.getNetMinor()).isZero();
            assertThat(last.value.getOrders()).isZero();
        }
    }

    @Test
    void shouldAnnounceEveryStoreWhileItsTaskIsOpen() {
        TopologyDriver driver = new TopologyDriver(stateDirectory, 0);
        driver.send(SALE);
        driver.close();

        for (String store : TopologyNames.stores()) {
            assertThat(driver.listener.recorded()).containsSubsequence("live " + store + " 0", "gone " + store + " 0");
        }
    }
}
