package io.shopstream.streams.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.Alert;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.streams.fixture.TestOrder;
import io.shopstream.streams.topology.MemoryRegistry;
import io.shopstream.streams.topology.TopologyDriver;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StockAlertsTest {
    private static final Duration JUDGED = Duration.ofSeconds(5);
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    private Path stateDirectory;

    @Test
    void shouldRaiseBelowTwoDaysAndClearAboveThree() {
        try (TopologyDriver driver = driver("a")) {
            stock(driver, 1, 100L);
            sell(driver, 70);
            driver.advance(HOUR);
            assertThat(alerts(driver)).isEmpty();
            stock(driver, 2, 19L);
            driver.advance(JUDGED);
            assertThat(alerts(driver)).containsExactly("cup RAISED 19 10");
            stock(driver, 3, 30L);
            driver.advance(HOUR);
            assertThat(alerts(driver)).isEmpty();
            stock(driver, 4, 31L);
            driver.advance(JUDGED);
            assertThat(alerts(driver)).containsExactly("cup CLEARED 31 10");
        }
    }

    @Test
    void shouldRaiseWhenTheHourOfTheSalesClosesWithoutNewRecords() {
        try (TopologyDriver driver = driver("a")) {
            stock(driver, 1, 5L);
            sell(driver, 70);
            driver.advance(Duration.ofMinutes(59));
            assertThat(alerts(driver)).isEmpty();
            driver.advance(Duration.ofMinutes(1));
            assertThat(alerts(driver)).containsExactly("cup RAISED 5 10");
        }
    }

    @Test
    void shouldClearOnceTheSalesAreAWeekOldWithoutNewRecords() {
        try (TopologyDriver driver = driver("a")) {
            raise(driver);
            driver.advance(Duration.ofHours(167));
            assertThat(alerts(driver)).isEmpty();
            driver.advance(HOUR);
            assertThat(alerts(driver)).containsExactly("cup CLEARED 5 0");
        }
    }

    @Test
    void shouldClearWithdrawnOrRemovedProducts() {
        try (TopologyDriver driver = driver("a")) {
            raise(driver);
            driver.sendProduct(KEY, driver.encode(product(2, 5L, false)), 2L);
            driver.advance(JUDGED);
            assertThat(alerts(driver)).containsExactly("cup CLEARED 0 10");
            stock(driver, 3, 5L);
            driver.advance(JUDGED);
            assertThat(alerts(driver)).containsExactly("cup RAISED 5 10");
            driver.sendProduct(KEY, null, 4L);
            stock(driver, 3, 5L);
            driver.advance(JUDGED);
            assertThat(alerts(driver)).containsExactly("cup CLEARED 0 10");
        }
    }

    @Test
    void shouldRaiseAndClearOnceAcrossARestart() {
        MemoryRegistry registry = new MemoryRegistry();
        try (TopologyDriver first = new TopologyDriver(stateDirectory.resolve("a"), 1_000, registry);
                TopologyDriver second = new TopologyDriver(stateDirectory.resolve("b"), 1_000, registry)) {
            raise(first);
            first.copyStateTo(second);
            second.advance(Duration.between(second.now(), first.now()));
            second.advance(HOUR);
            assertThat(alerts(second)).isEmpty();
            stock(second, 2, 1_000L);
            second.advance(JUDGED);
            second.advance(HOUR);
            assertThat(alerts(second)).containsExactly("cup CLEARED 1000 10");
        }
    }

    @Test
    void shouldCountInvalidProductsAndRaiseNothingForAnImportedPast() {
        try (TopologyDriver driver = driver("a")) {
            driver.sendProduct(KEY, new byte[] {1, 2, 3}, null);
            driver.sendProduct(null, driver.encode(product(1, 5L, true)), null);
            driver.sendProduct(bytes("lamp"), driver.encode(product(1, 5L, true)), null);
            stock(driver, 1, 0L);
            driver.send(TestOrder.sale("old", Instant.parse("2010-12-01T08:26:00Z"), cups(900)));
            driver.advance(HOUR);
            assertThat(alerts(driver)).isEmpty();
            assertThat(driver.listener.count("ignored stock")).isEqualTo(3);
        }
    }

    private static final byte[] KEY = bytes("cup");

    private TopologyDriver driver(String name) {
        return new TopologyDriver(stateDirectory.resolve(name), 1_000_000);
    }

    private static void raise(TopologyDriver driver) {
        stock(driver, 1, 5L);
        sell(driver, 70);
        driver.advance(HOUR);
        assertThat(alerts(driver)).containsExactly("cup RAISED 5 10");
    }

    private static void stock(TopologyDriver driver, long version, long left) {
        driver.sendProduct(KEY, driver.encode(product(version, left, true)), version);
    }

    private static void sell(TopologyDriver driver, int units) {
        driver.send(TestOrder.sale("o", driver.now(), cups(units)));
    }

    private static TestOrder.Line cups(int units) {
        return new TestOrder.Line("cup", null, units, 100);
    }

    private static Product product(long version, @Nullable Long left, boolean active) {
        return Product.newBuilder()
                .setProductId("cup")
                .setVersion(version)
                .setCurrency("USD")
                .setStockQuantity(left)
                .setActive(active)
                .build();
    }

    private static List<String> alerts(TopologyDriver driver) {
        List<KeyValue<String, Alert>> written = driver.written(Topics.standard().alerts());
        return written.stream()
                .map(record -> record.value)
                .map(alert -> "%s %s %d %d"
                        .formatted(alert.getSubject(), alert.getState(), alert.getObserved(), alert.getExpected()))
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
