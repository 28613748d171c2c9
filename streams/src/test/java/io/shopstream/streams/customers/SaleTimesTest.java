package io.shopstream.streams.customers;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.sales.Sales;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The cost of a change does not depend on the number of the customer's orders. */
class SaleTimesTest {
    private static final CustomerKey CUSTOMER = new CustomerKey("USD", "u");
    private static final int MANY = 1_000;

    private final CountingStore store = new CountingStore();
    private final SaleTimes times = new SaleTimes(store);
    private CustomerSums sums = CustomerSums.NONE;

    @Test
    void shouldScanOnlyWhenTheFirstOrLastIsRemoved() {
        for (long time = 0; time < MANY; time++) {
            change(time, 1);
        }
        change(MANY / 2, -1);
        assertThat(store.scans()).isEmpty();

        change(0, -1);
        change(MANY - 1, -1);

        assertThat(store.scans()).containsExactly("up from 0", "down from " + (MANY - 1));
        assertThat(store.scanned()).isEqualTo(2);
        assertThat(sums.firstOrderAt()).isEqualTo(Instant.ofEpochMilli(1));
        assertThat(sums.lastOrderAt()).isEqualTo(Instant.ofEpochMilli(MANY - 2));
    }

    @Test
    void shouldNotScanForAnEndThatIsReplacedInTheSameChange() {
        change(10, 1);
        change(20, 1);
        apply(new CustomerDelta.SalesAt(10, -1), new CustomerDelta.SalesAt(5, 1));
        apply(new CustomerDelta.SalesAt(30, 1), new CustomerDelta.SalesAt(20, -1));

        assertThat(store.scans()).isEmpty();
        assertThat(sums.firstOrderAt()).isEqualTo(Instant.ofEpochMilli(5));
        assertThat(sums.lastOrderAt()).isEqualTo(Instant.ofEpochMilli(30));
    }

    private void change(long time, long by) {
        apply(new CustomerDelta.SalesAt(time, by));
    }

    private void apply(CustomerDelta.SalesAt... changes) {
        sums = times.add(CUSTOMER, sums, new CustomerDelta(Sales.NONE, List.of(changes)));
    }
}
