package io.shopstream.local.verify.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.embedded.postgres.PostgresServer;
import io.shopstream.local.verify.expected.TestOrderLog;
import io.shopstream.local.verify.views.WarehouseViews;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.OrderStatus;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares an order log with a warehouse in a real database: every change of the warehouse must be reported. */
class OrderFactsIT {
    private static final Instant PLACED = Instant.parse("2026-03-01T10:00:00.123Z");
    private static final String SCHEMA = """
            create schema warehouse;
            create table warehouse.orders (order_id text, version bigint, kind text, status text, user_id text,
              placed_at timestamptz, updated_at timestamptz, currency text, total numeric(14, 2),
              shipping_country text, shipping_city text, channel text, campaign_id text, session_id text,
              units bigint);
            create table warehouse.order_items (order_id text, line_no integer, placed_at timestamptz, product_id text,
              category_id text, quantity integer, unit_price numeric(14, 2), unit_cost numeric(14, 2));
            create table warehouse.order_status_changes (order_id text, version bigint);
            insert into warehouse.orders values
              ('a', 2, 'SALE', 'PAID', null, '2026-03-01 10:00:00.123+00', '2026-03-01 10:00:00.123+00', 'GBP', 5.01,
                'Île', 'null', 'web', null, 's', 3),
              ('b', 1, 'SALE', 'PAID', 'u', '2026-03-01 10:00:00.123+00', '2026-03-01 10:00:00.123+00', 'GBP', 5.01,
                'Île', 'null', 'web', null, 's', 3);
            insert into warehouse.order_items
              select order_id, line_no, placed_at, product, category, quantity, price, cost
              from warehouse.orders,
                (values (2, 'q', 'home', 2, 2.00, 1.5), (1, 'p', null, 1, 1.01, null))
                  as lines(line_no, product, category, quantity, price, cost);
            insert into warehouse.order_status_changes values ('a', 1), ('a', 2), ('b', 1)""";

    @TempDir
    Path directory;

    private Connection warehouse;
    private Connection reader;
    private TestOrderLog orders;
    private OrderFacts facts;

    @BeforeEach
    void open() throws SQLException {
        PostgresServer postgres = SharedPlatform.get().postgres();
        String name = "facts_" + UUID.randomUUID().toString().substring(0, 8);
        postgres.createDatabase(name);
        warehouse = DriverManager.getConnection(postgres.jdbcUrl(name), "postgres", "");
        change(SCHEMA);
        reader = DriverManager.getConnection(postgres.jdbcUrl(name), "postgres", "");
        orders = new TestOrderLog(directory, PLACED);
        facts = new OrderFacts(orders.log().orders(), new WarehouseViews(reader));
        orders.send(order("a", 1, OrderStatus.PLACED, null));
        orders.send(order("a", 2, OrderStatus.PAID, null));
        orders.send(order("b", 1, OrderStatus.PAID, "u"));
    }

    @AfterEach
    void close() throws SQLException {
        warehouse.close();
        reader.close();
        orders.close();
    }

    @Test
    void shouldSettleEveryOrderThatIsThere() throws SQLException {
        round();

        assertThat(facts.rows().settledCount()).isEqualTo(2);
        assertThat(facts.rows().differenceCount(Long.MAX_VALUE)).isZero();
        assertThat(facts.history().settledCount()).isEqualTo(2);
        assertThat(facts.history().differenceCount(Long.MAX_VALUE)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update warehouse.orders set kind = 'RETURN' where order_id = 'a'",
                "update warehouse.orders set status = 'SHIPPED' where order_id = 'a'",
                "update warehouse.orders set user_id = 'null' where order_id = 'a'",
                "update warehouse.orders set placed_at = placed_at + interval '1 ms' where order_id = 'a'",
                "update warehouse.orders set updated_at = updated_at - interval '1 ms' where order_id = 'a'",
                "update warehouse.orders set currency = 'USD' where order_id = 'a'",
                "update warehouse.orders set total = 5.02 where order_id = 'a'",
                "update warehouse.orders set shipping_country = 'Ile' where order_id = 'a'",
                "update warehouse.orders set shipping_city = null where order_id = 'a'",
                "update warehouse.orders set channel = 'store' where order_id = 'a'",
                "update warehouse.orders set campaign_id = 'c' where order_id = 'a'",
                "update warehouse.orders set session_id = 'S' where order_id = 'a'",
                "update warehouse.orders set units = 4 where order_id = 'a'",
                "update warehouse.order_items set line_no = 3 where order_id = 'a' and line_no = 1",
                "update warehouse.order_items set placed_at = now() where order_id = 'a' and line_no = 1",
                "update warehouse.order_items set product_id = 'P' where order_id = 'a' and line_no = 1",
                "update warehouse.order_items set category_id = 'x' where order_id = 'a' and line_no = 1",
                "update warehouse.order_items set quantity = 2 where order_id = 'a' and line_no = 1",
                "update warehouse.order_items set unit_price = 1.02 where order_id = 'a' and line_no = 1",
                "update warehouse.order_items set unit_cost = 0 where order_id = 'a' and line_no = 1",
                "update warehouse.order_items set line_no = 3 - line_no where order_id = 'a'"
            })
    void shouldFindEveryColumnThatDiffers(String change) throws SQLException {
        change(change);
        round();

        assertThat(facts.rows().settledCount()).isEqualTo(1);
        assertThat(facts.rows().differencesSince(Long.MAX_VALUE).values())
                .containsExactly("order a: a column of warehouse.orders or warehouse.order_items differs from the log");
    }

    @Test
    void shouldReportMissingExtraAndOtherVersions() throws SQLException {
        change("delete from warehouse.order_items where order_id = 'a' and line_no = 2;"
                + " update warehouse.orders set version = 3 where order_id = 'b';"
                + " insert into warehouse.orders (order_id, version, kind) values ('c', 1, 'SALE')");
        orders.send(order("d", 1, OrderStatus.PLACED, "u"));
        round();

        assertThat(facts.rows().differencesSince(Long.MAX_VALUE).values())
                .containsExactly(
                        "order a: has 1 lines in warehouse.order_items, the log says 2",
                        "order b: is version 3, the log says 1",
                        "order c: there, but not in the log",
                        "order d: missing");
    }

    @Test
    void shouldFindAMissingRowOfHistory() throws SQLException {
        change("delete from warehouse.order_status_changes where order_id = 'a' and version = 1");
        round();

        assertThat(facts.history().differencesSince(Long.MAX_VALUE))
                .containsOnlyKeys("a")
                .containsEntry("a", "a: is 1, the log says 2");
    }

    @Test
    void shouldReadAgainOnlyOrdersThatDiffered() throws SQLException {
        change("update warehouse.orders set channel = 'store' where order_id = 'a'");
        round();
        change("update warehouse.orders set channel = 'web' where order_id = 'a';"
                + " update warehouse.orders set channel = 'store' where order_id = 'b'");
        round();

        assertThat(facts.rows().settledCount()).isEqualTo(2);
        assertThat(facts.rows().differenceCount(Long.MAX_VALUE)).isZero();
    }

    private void round() throws SQLException {
        orders.log().mark();
        facts.read();
        facts.compare(System.nanoTime());
    }

    private void change(String sql) throws SQLException {
        try (Statement statement = warehouse.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Order order(String id, long version, OrderStatus status, @Nullable String user) {
        return Order.newBuilder()
                .setOrderId(id)
                .setVersion(version)
                .setKind(OrderKind.SALE)
                .setStatus(status)
                .setUserId(user)
                .setPlacedAt(PLACED)
                .setUpdatedAt(PLACED)
                .setCurrency("GBP")
                .setLines(List.of(
                        new OrderLine(1, "p", null, 1, 101L, null), new OrderLine(2, "q", "home", 2, 200L, 150L)))
                .setTotalMinor(501)
                .setShippingCountry("Île")
                .setShippingCity("null")
                .setChannel("web")
                .setSessionId("s")
                .build();
    }
}
