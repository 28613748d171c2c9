package io.shopstream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.local.up.Endpoints;
import io.shopstream.schemas.query.QueryJson;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The promises, on the whole shop as {@code up} starts it, with live traffic all the while. */
@Timeout(600)
class WholeShopIT {
    private static final String SAMPLE = "../../producer/src/test/resources/online-retail/online-retail-sample.csv";

    // Of each kind; -Dshopstream.bad-records=1000 for more.
    private static final int BAD_RECORDS = Integer.getInteger("shopstream.bad-records", 200);

    @TempDir
    static Path data;

    private static ShopProcess shop;
    private static Endpoints endpoints;

    @BeforeAll
    static void start() throws Exception {
        shop = ShopProcess.start(data, "30", "--history=none");
        endpoints = shop.endpoints();
    }

    @AfterAll
    static void close() throws Exception {
        shop.close();
    }

    @Test
    void shouldAgreeAfterAnImportAndSayWhatDiffersOnceItDoesNot() throws Exception {
        Cli imported = Cli.run(data, "import", SAMPLE);
        assertThat(imported.exitCode()).as(imported.output()).isZero();
        assertThat(imported.output()).contains("The warehouse, the marts and the state stores have all of it.");
        String totals = totals();

        Cli again = Cli.run(data, "import", SAMPLE);
        assertThat(again.exitCode()).as(again.output()).isZero();
        assertThat(totals()).isEqualTo(totals);

        Cli verified = Cli.run(data, "verify");
        assertThat(verified.exitCode()).as(verified.output()).isZero();
        assertThat(verified.output()).contains("Everything that stood still agrees.");

        execute("create table public.kept as select * from warehouse.order_items"
                + " where order_id = '536365' and line_no = 1");
        execute("delete from warehouse.order_items where order_id = '536365' and line_no = 1");
        Cli missing = Cli.run(data, "verify", "--patience=5");
        assertThat(missing.exitCode()).as(missing.output()).isEqualTo(1);
        assertThat(missing.output()).contains("order 536365: has");
        execute("insert into warehouse.order_items"
                + " (order_id, line_no, placed_at, product_id, category_id, quantity, unit_price, unit_cost)"
                + " select order_id, line_no, placed_at, product_id, category_id, quantity, unit_price,"
                + " unit_cost from public.kept");

        execute("update mart.revenue_per_minute set gross = gross + 0.01, net = net + 0.01"
                + " where currency = 'GBP' and window_start = '2010-12-01 08:26:00+00'");
        falsifyOtherMarts("+");
        execute("insert into mart.funnel_per_hour values ('2010-12-01T08:00Z', 1, 0, 0, 0, 0, 0, 1)");
        execute("insert into mart.alerts values ('false', 'k', 's', 'RAISED', now(), null, 1, 1, 'm', 1)");
        Cli cent = Cli.run(data, "verify", "--patience=5");
        assertThat(cent.exitCode()).as(cent.output()).isEqualTo(1);
        assertThat(cent.output())
                .contains(
                        "mart.revenue_per_minute: 2010-12-01T08:26:00Z GBP: is gross",
                        "mart.revenue_by_category_per_hour: 2010-12-01T08:00:00Z|GBP|unknown: is gross",
                        "mart.revenue_by_country_per_hour: 2010-12-01T08:00:00Z|GBP|France: is gross",
                        "mart.customer_totals: GBP|17850: is gross",
                        "mart.funnel_per_hour: 2010-12-01T08:00:00Z: is",
                        "mart.alerts, by id: false: there, but not in the log",
                        "quality check revenue-per-minute-is-sum-of-facts: 2010-12-01T08:26Z GBP: mart gross");
        execute("delete from mart.alerts where alert_id = 'false'");
        execute("delete from mart.funnel_per_hour where window_start = '2010-12-01T08:00Z'");
        falsifyOtherMarts("-");
        execute("update mart.revenue_per_minute set gross = gross - 0.01, net = net - 0.01"
                + " where currency = 'GBP' and window_start = '2010-12-01 08:26:00+00'");

        FalseCustomer customer = new FalseCustomer(endpoints);
        customer.claim(1);
        Cli claimed = Cli.run(data, "verify", "--patience=5");
        assertThat(claimed.exitCode()).as(claimed.output()).isEqualTo(1);
        assertThat(claimed.output()).contains("shop.customer-totals.v1: GBP|nobody: is gross 0.01");
        customer.claim(0);
    }

    @Test
    void shouldDeadLetterEveryBadRecordAndDisturbNothing() throws Exception {
        Map<String, byte[]> sent = new BadRecords(endpoints, 4711).send(BAD_RECORDS);

        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            Map<String, byte[]> rejected = rejected();
            assertThat(rejected).containsOnlyKeys(sent.keySet());
            sent.forEach((position, value) -> assertThat(rejected.get(position)).isEqualTo(value));
        });
        // The API counts every few seconds only.
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(
                        rejectedByStreams(Cli.run(data, "status", "--json").output()))
                .isEqualTo(sent.size()));
        Cli verified = Cli.run(data, "verify");
        assertThat(verified.exitCode()).as(verified.output()).isZero();
    }

    private static void falsifyOtherMarts(String sign) throws Exception {
        String change = " set gross = gross %1$s 0.01, net = net %1$s 0.01 where currency = 'GBP' and ".formatted(sign);
        execute("update mart.revenue_by_category_per_hour" + change + "window_start = '2010-12-01T08:00Z'");
        execute("update mart.revenue_by_country_per_hour" + change
                + "window_start = '2010-12-01T08:00Z' and country = 'France'");
        execute("update mart.customer_totals" + change + "user_id = '17850'");
    }

    private static long rejectedByStreams(String status) {
        long records = 0;
        for (JsonNode one : QueryJson.mapper().readTree(status).path("rejected").path("by")) {
            if (one.path("consumer_group").asString().equals("shop-streams")) {
                records += one.path("records").asLong();
            }
        }
        return records;
    }

    private static Map<String, byte[]> rejected() throws SQLException {
        Map<String, byte[]> rejected = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(endpoints.postgres(), "shop_api", "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select source_partition, source_offset, raw_value"
                        + " from ops.rejected_records where consumer_group = 'shop-streams'")) {
            while (rows.next()) {
                rejected.put(rows.getInt(1) + "@" + rows.getLong(2), rows.getBytes(3));
            }
        }
        return rejected;
    }

    private static String totals() throws SQLException {
        try (Connection connection = DriverManager.getConnection(endpoints.postgres(), "shop_api", "");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select (select count(*) || ' ' || sum(line_total)"
                        + " from warehouse.order_items i join warehouse.orders o using (order_id)"
                        + " where o.currency = 'GBP') || ' ' || (select sum(net) from mart.revenue_per_minute"
                        + " where currency = 'GBP') || ' ' || (select count(*) from ops.rejected_records"
                        + " where consumer_group = 'shop-import')")) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(endpoints.postgres(), "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
