package io.shopstream.sink.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.sink.copy.BinaryCopy;
import io.shopstream.sink.fixture.Samples;
import io.shopstream.sink.stage.RowCounts;
import io.shopstream.sink.table.FactTables;
import io.shopstream.sink.table.ItemRow;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Measures, and asserts only that everything arrived: order lines per second through the live load, beside a bare COPY of
 * the same lines into a table with the same keys and indexes. Runs with {@code -Dshopstream.measure}.
 */
@EnabledIfSystemProperty(named = "shopstream.measure", matches = ".*")
class LoadRateIT {
    private static final int ORDERS = 40_000;
    private static final int LINES = 5;

    private final AtomicLong batches = new AtomicLong();
    private final AtomicLong nanos = new AtomicLong();
    private final LoaderHarness harness = new LoaderHarness();

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void shouldPrintTheRateBesideABareCopy() throws Exception {
        List<Order> orders = IntStream.range(0, ORDERS)
                .mapToObj(number -> order("o", number))
                .toList();
        List<ItemRow> items = orders.stream()
                .flatMap(order -> order.getLines().stream().map(line -> new ItemRow(order, line)))
                .toList();
        for (String keys : List.of("", "", "foreign keys, ")) {
            System.out.printf(
                    "bare COPY, primary key, 2 indexes, %s1 connection: %,d lines/s%n",
                    keys, copy(items, !keys.isEmpty()));
        }
        try (RunningLoader loader = harness.start(20_000, this::loaded)) {
            load("warm-up", "w", loader);
            load("live load", "o", loader);
            harness.warehouse().execute("""
                    alter table warehouse.order_items drop constraint order_items_order_id_fkey,
                      drop constraint order_items_product_id_fkey, drop constraint order_items_category_id_fkey;
                    alter table warehouse.orders drop constraint orders_user_id_fkey;
                    alter table warehouse.order_status_changes drop constraint order_status_changes_order_id_fkey;
                    """);
            load("live load without foreign keys", "x", loader);
        }
        assertThat(harness.warehouse().number("select count(*) from warehouse.order_items"))
                .isEqualTo(3L * items.size());
    }

    private void loaded(long records, RowCounts rows, Map<RejectionReason, Long> rejected, long took) {
        batches.incrementAndGet();
        nanos.addAndGet(took);
    }

    private void load(String label, String prefix, RunningLoader loader) {
        long before = harness.orders();
        batches.set(0);
        nanos.set(0);
        long begin = System.nanoTime();
        for (int i = 0; i < ORDERS; i++) {
            Order order = order(prefix, i);
            harness.topics().send(harness.topics().topics().orders(), order.getOrderId(), order);
        }
        harness.topics().flush();
        harness.awaitOrders(before + ORDERS, loader);
        long lines = (long) ORDERS * LINES * 1_000_000_000L;
        System.out.printf(
                "%s: %,d lines/s from first send to last row, %,d lines/s within its %d transactions"
                        + " (which also write %,d orders, as many changes of state and users)%n",
                label, lines / (System.nanoTime() - begin), lines / nanos.get(), batches.get(), ORDERS);
    }

    private long copy(List<ItemRow> items, boolean foreignKeys) throws Exception {
        try (Connection connection =
                DriverManager.getConnection(harness.warehouse().url())) {
            connection.createStatement().execute("""
                    drop schema if exists bare cascade;
                    create schema bare;
                    create table bare.order_items (like warehouse.order_items including all);
                    create table bare.orders as select distinct 'o' || n as order_id from generate_series(0, 39999) n;
                    create table bare.products as select distinct 'p' || n as product_id from generate_series(0, 2999) n;
                    create table bare.categories as select distinct 'c-p' || n as category_id from generate_series(0, 2999) n;
                    alter table bare.orders add primary key (order_id);
                    alter table bare.products add primary key (product_id);
                    alter table bare.categories add primary key (category_id);
                    """);
            if (foreignKeys) {
                connection.createStatement().execute("""
                        alter table bare.order_items add foreign key (order_id) references bare.orders,
                          add foreign key (product_id) references bare.products,
                          add foreign key (category_id) references bare.categories
                        """);
            }
            long begin = System.nanoTime();
            new BinaryCopy()
                    .copy(
                            connection,
                            FactTables.ORDER_ITEMS.inSchema("bare").copySql(),
                            FactTables.ORDER_ITEMS.columns().size(),
                            items,
                            FactTables.ORDER_ITEMS,
                            () -> {});
            return items.size() * 1_000_000_000L / (System.nanoTime() - begin);
        }
    }

    private static Order order(String prefix, int number) {
        return Samples.order(
                prefix + number,
                1,
                OrderStatus.PLACED,
                new ArrayList<>(IntStream.rangeClosed(1, LINES)
                        .mapToObj(line ->
                                Samples.line(line, "p" + (number * 7 + line * 131) % 3000, line, 100 + number % 977))
                        .toList()));
    }
}
