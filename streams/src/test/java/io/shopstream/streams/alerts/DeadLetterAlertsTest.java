package io.shopstream.streams.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.query.AlertList;
import io.shopstream.streams.fixture.TestOrder;
import io.shopstream.streams.query.AlertQueries;
import io.shopstream.streams.query.cluster.QueryCoordinator;
import io.shopstream.streams.query.cluster.QueryOutcome;
import io.shopstream.streams.topology.DriverSource;
import io.shopstream.streams.topology.TopologyDriver;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLetterAlertsTest {
    private static final byte[] GARBAGE = {1, 2, 3};

    @TempDir
    private Path stateDirectory;

    @Test
    void shouldRaiseAndClearByTheClock() {
        try (TopologyDriver driver = new TopologyDriver(stateDirectory, 0)) {
            for (int record = 0; record < 12; record++) {
                driver.send(TestOrder.sale("o" + record, driver.now(), new TestOrder.Line("p", null, 1, 100)));
                driver.sendRaw(GARBAGE, GARBAGE);
            }
            driver.advance(Duration.ofSeconds(5));
            assertThat(RevenueAlertsTest.alerts(driver))
                    .containsExactly("DEAD_LETTER_RATE shop.orders.v1 RAISED 12 24");
            assertThat(states(driver)).containsExactly("RAISED");
            driver.advance(Duration.ofMinutes(4));
            assertThat(RevenueAlertsTest.alerts(driver)).isEmpty();
            driver.advance(Duration.ofMinutes(1));
            assertThat(RevenueAlertsTest.alerts(driver)).containsExactly("DEAD_LETTER_RATE shop.orders.v1 CLEARED 0 0");
            assertThat(states(driver)).containsExactly("CLEARED");
        }
    }

    @Test
    void shouldTolerateAFewRejections() {
        try (TopologyDriver driver = new TopologyDriver(stateDirectory, 0)) {
            for (int record = 0; record < 9; record++) {
                driver.sendRaw(GARBAGE, GARBAGE);
            }
            driver.advance(Duration.ofSeconds(5));
            assertThat(RevenueAlertsTest.alerts(driver)).isEmpty();
        }
    }

    private static List<String> states(TopologyDriver driver) {
        AlertQueries queries = new AlertQueries(
                QueryCoordinator.local(new DriverSource(driver), 1, Clock.systemUTC()), Clock.systemUTC());
        QueryOutcome<AlertList> outcome = queries.newest(10);
        assertThat(outcome).isInstanceOf(QueryOutcome.Found.class);
        return ((QueryOutcome.Found<AlertList>) outcome)
                .value().items().stream().map(AlertList.Item::state).toList();
    }
}
