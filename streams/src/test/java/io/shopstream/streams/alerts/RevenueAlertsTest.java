package io.shopstream.streams.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.Alert;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.streams.fixture.TestOrder;
import io.shopstream.streams.topology.MemoryRegistry;
import io.shopstream.streams.topology.TopologyDriver;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevenueAlertsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    // Three hours plus the five compared minutes.
    private static final int LONG_ENOUGH = 186;

    @TempDir
    private Path stateDirectory;

    private int orders;

    @Test
    void shouldRaiseADropOnceAndClearItOnce() {
        try (TopologyDriver driver = driver("a")) {
            sell(driver, LONG_ENOUGH, 4);
            assertThat(alerts(driver)).isEmpty();
            sell(driver, 10, 1);
            assertThat(alerts(driver)).containsExactly("REVENUE_DROP USD RAISED 800 2000");
            sell(driver, 20, 4);
            assertThat(alerts(driver)).containsExactly("REVENUE_DROP USD CLEARED 1700 2000");
        }
    }

    @Test
    void shouldRaiseASpikeOnceAndClearItOnce() {
        try (TopologyDriver driver = driver("a")) {
            sell(driver, LONG_ENOUGH, 4);
            sell(driver, 10, 12);
            assertThat(alerts(driver)).containsExactly("REVENUE_SPIKE USD RAISED 4400 2000");
            sell(driver, 20, 4);
            assertThat(alerts(driver)).containsExactly("REVENUE_SPIKE USD CLEARED 2800 2000");
        }
    }

    @Test
    void shouldRaiseNothingForAShopThatIsYoungerThanThreeHours() {
        try (TopologyDriver driver = driver("a")) {
            sell(driver, 170, 4);
            sell(driver, 10, 0);
            assertThat(alerts(driver)).isEmpty();
        }
    }

    @Test
    void shouldRaiseNothingForAnImportedPast() {
        try (TopologyDriver driver = driver("a")) {
            for (int minute = 4 * 60; minute >= 10; minute--) {
                for (int order = 0; order < 5; order++) {
                    driver.send(order(driver.now().minus(Duration.ofMinutes(minute))));
                }
            }
            sell(driver, 20, 0);
            assertThat(alerts(driver)).isEmpty();
        }
    }

    @Test
    void shouldIgnoreCancellationsOfOldSales() {
        try (TopologyDriver driver = driver("a")) {
            TestOrder large = TestOrder.sale("large", driver.now(), new TestOrder.Line("p", null, 1, 50_000));
            driver.send(large);
            sell(driver, LONG_ENOUGH, 4);
            driver.send(large.next(OrderStatus.CANCELLED));
            sell(driver, 10, 4);
            assertThat(alerts(driver)).isEmpty();
        }
    }

    @Test
    void shouldSuppressWhileIntakeIsBehind() {
        try (TopologyDriver driver = driver("a")) {
            sell(driver, LONG_ENOUGH, 4);
            for (int minute = 0; minute < 10; minute++) {
                driver.sendWaited(Duration.ofMinutes(15), order(driver.now().minus(Duration.ofMinutes(15))));
                driver.advance(MINUTE);
            }
            sell(driver, 8, 0);
            assertThat(alerts(driver)).isEmpty();
            sell(driver, 3, 0);
            assertThat(alerts(driver)).containsExactly("REVENUE_DROP USD RAISED 0 2000");
        }
    }

    @Test
    void shouldRaiseAndClearOnceAcrossARestart() {
        MemoryRegistry registry = new MemoryRegistry();
        try (TopologyDriver first = new TopologyDriver(stateDirectory.resolve("a"), 1_000, registry);
                TopologyDriver second = new TopologyDriver(stateDirectory.resolve("b"), 1_000, registry)) {
            sell(first, LONG_ENOUGH, 4);
            sell(first, 10, 1);
            assertThat(alerts(first)).hasSize(1);
            first.copyStateTo(second);
            second.advance(Duration.between(second.now(), first.now()));
            sell(second, 5, 1);
            assertThat(alerts(second)).isEmpty();
            sell(second, 10, 4);
            assertThat(alerts(second)).containsExactly("REVENUE_DROP USD CLEARED 1700 2000");
        }
    }

    private TopologyDriver driver(String name) {
        return new TopologyDriver(stateDirectory.resolve(name), 1_000_000);
    }

    private void sell(TopologyDriver driver, int minutes, int perMinute) {
        for (int minute = 0; minute < minutes; minute++) {
            for (int order = 0; order < perMinute; order++) {
                driver.send(order(driver.now()));
            }
            driver.advance(MINUTE);
        }
    }

    private TestOrder order(Instant placedAt) {
        return TestOrder.sale("o" + orders++, placedAt, new TestOrder.Line("p", null, 1, 100));
    }

    static List<String> alerts(TopologyDriver driver) {
        return driver.written(Topics.standard().alerts()).stream()
                .map(record -> {
                    Alert alert = record.value;
                    assertThat(record.key).isEqualTo(alert.getAlertId());
                    return "%s %s %s %d %d"
                            .formatted(
                                    alert.getKind(),
                                    alert.getSubject(),
                                    alert.getState(),
                                    alert.getObserved(),
                                    alert.getExpected());
                })
                .toList();
    }
}
