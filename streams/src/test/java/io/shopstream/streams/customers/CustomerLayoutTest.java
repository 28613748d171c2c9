package io.shopstream.streams.customers;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.sales.Sales;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

/** Golden bytes: layouts in stores and changelogs must not change under a running application id. */
class CustomerLayoutTest {
    private static final CustomerKey CUSTOMER = new CustomerKey("GBP", "17850");
    private static final Sales SALES = new Sales(1_234, -34, 2, 5);
    private static final String SALES_HEX = "00000000000004d2ffffffffffffffde00000000000000020000000000000005";

    @Test
    void shouldLayOutCustomers() {
        assertLayout(CustomerKey.SERDE, CUSTOMER, "4742503137383530");
        assertLayout(CustomerKey.SERDE, new CustomerKey("USD", ""), "555344");
    }

    @Test
    void shouldLayOutSaleTimes() {
        assertLayout(
                SaleTimeKey.SERDE,
                new SaleTimeKey(CUSTOMER, 1_323_434_997_003L),
                "313738353000474250" + "8000013422df750b");
    }

    @Test
    void shouldLayOutSums() {
        assertLayout(CustomerSums.SERDE, CustomerSums.NONE, "00".repeat(32) + "8000000000000000".repeat(2));
        assertLayout(
                CustomerSums.SERDE,
                new CustomerSums(SALES, Instant.ofEpochMilli(1), Instant.ofEpochMilli(258)),
                SALES_HEX + "0000000000000001" + "0000000000000102");
    }

    @Test
    void shouldLayOutDeltas() {
        assertLayout(CustomerDelta.SERDE, new CustomerDelta(SALES, List.of()), SALES_HEX);
        assertLayout(
                CustomerDelta.SERDE,
                new CustomerDelta(SALES, List.of(new CustomerDelta.SalesAt(1, -1))),
                SALES_HEX + "0000000000000001" + "ffffffffffffffff");
    }

    @Test
    void shouldKeepSaleTimesOfACustomerTogetherAndInOrder() {
        List<SaleTimeKey> keys = new ArrayList<>();
        for (String user : List.of("u", "u1", "")) {
            for (String currency : List.of("USD", "EUR")) {
                for (long time : new long[] {5, Long.MAX_VALUE, 0, Long.MIN_VALUE}) {
                    keys.add(new SaleTimeKey(new CustomerKey(currency, user), time));
                }
            }
        }
        keys.sort((left, right) ->
                Arrays.compareUnsigned(bytes(SaleTimeKey.SERDE, left), bytes(SaleTimeKey.SERDE, right)));

        assertThat(keys.stream().map(SaleTimeKey::customer).distinct()).hasSize(6);
        for (int first = 0; first < keys.size(); first += 4) {
            assertThat(keys.subList(first, first + 4))
                    .extracting(SaleTimeKey::placedAtMillis)
                    .isSorted();
            assertThat(keys.subList(first, first + 4))
                    .extracting(SaleTimeKey::customer)
                    .containsOnly(keys.get(first).customer());
        }
    }

    private static <T> void assertLayout(Serde<T> serde, T value, String hex) {
        byte[] bytes = bytes(serde, value);
        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(hex);
        assertThat(serde.deserializer().deserialize("t", bytes)).isEqualTo(value);
    }

    private static <T> byte[] bytes(Serde<T> serde, T value) {
        return serde.serializer().serialize("t", value);
    }
}
