package io.shopstream.streams.customers;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.CustomerTotals;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.streams.fixture.TestOrder;
import io.shopstream.streams.topology.TopologyDriver;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomerTotalsTest {
    private static final TestOrder.Line CUP = new TestOrder.Line("cup", "kitchen", 2, 500);
    private static final Instant NOON = TopologyDriver.NOW;
    private static final TestOrder FIRST = order("o1", NOON);
    private static final TestOrder SECOND = order("o2", NOON.plusSeconds(60));
    private static final TestOrder THIRD = order("o3", NOON.plusSeconds(120));

    @TempDir
    private Path stateDirectory;

    private TopologyDriver driver;

    @BeforeEach
    void open() {
        driver = new TopologyDriver(stateDirectory, 0);
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldMakeTheSecondOrderFirstWhenTheFirstIsCancelled() {
        driver.send(SECOND, FIRST, THIRD, FIRST.next(OrderStatus.CANCELLED));

        CustomerTotals totals = last();
        assertThat(totals.getFirstOrderAt()).isEqualTo(SECOND.placedAt());
        assertThat(totals.getLastOrderAt()).isEqualTo(THIRD.placedAt());
        assertThat(totals.getOrders()).isEqualTo(2);
        assertThat(totals.getSegment()).isEqualTo("returning");
    }

    @Test
    void shouldHaveNoFirstOrderWhenNothingStands() {
        driver.send(FIRST, THIRD, THIRD.next(OrderStatus.REFUNDED), FIRST.next(OrderStatus.CANCELLED));

        CustomerTotals totals = last();
        assertThat(totals.getFirstOrderAt()).isNull();
        assertThat(totals.getLastOrderAt()).isNull();
        assertThat(totals.getNetMinor()).isZero();
        assertThat(totals.getSegment()).isEqualTo("none");
    }

    @Test
    void shouldKeepASaleTimeWhileAnotherOrderStandsAtIt() {
        driver.send(FIRST, order("twin", NOON), SECOND, FIRST.next(OrderStatus.CANCELLED));

        assertThat(last().getFirstOrderAt()).isEqualTo(NOON);
    }

    @Test
    void shouldMoveAnOrderFromOneCustomerToAnother() {
        driver.send(FIRST, FIRST.next(OrderStatus.PAID).by("other"));

        assertThat(driver.written(Topics.standard().customerTotals()))
                .extracting(record -> record.key + " " + record.value.getOrders())
                .containsExactlyInAnyOrder("USD|u 1", "USD|u 0", "USD|other 1");
    }

    @Test
    void shouldCountReturnsButNotAsOrders() {
        driver.send(
                FIRST,
                TestOrder.giveBack("r1", NOON.minusSeconds(5), new TestOrder.Line("cup", null, -1, 500))
                        .by("u"));

        CustomerTotals totals = last();
        assertThat(totals.getReturnsMinor()).isEqualTo(-500);
        assertThat(totals.getUnits()).isEqualTo(1);
        assertThat(totals.getFirstOrderAt()).isEqualTo(NOON);
    }

    @Test
    void shouldCountAnOrderWithoutUserNowhere() {
        driver.send(FIRST.by(null));

        assertThat(driver.written(Topics.standard().customerTotals())).isEmpty();
    }

    private CustomerTotals last() {
        return driver.written(Topics.standard().customerTotals()).getLast().value;
    }

    private static TestOrder order(String id, Instant placedAt) {
        return TestOrder.sale(id, placedAt, CUP).by("u");
    }
}
