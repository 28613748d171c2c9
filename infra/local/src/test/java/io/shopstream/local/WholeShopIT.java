package io.shopstream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.local.metabase.ShopCards;
import io.shopstream.local.up.Endpoints;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests the promises on a whole shop as {@code up} starts it, with live traffic and an imported year of a real shop.
 * {@code -Dshopstream.online-retail=FILE} imports another file than the sample, such as the whole data set.
 */
@Tag("embedded")
@Timeout(1200)
class WholeShopIT {
    private static final String FILE = System.getProperty(
            "shopstream.online-retail", "../../producer/src/test/resources/online-retail/online-retail-sample.csv");
    private static final int BEST = 10;

    // Of each kind; -Dshopstream.bad-records=1000 for more.
    private static final int BAD_RECORDS = Integer.getInteger("shopstream.bad-records", 200);

    @TempDir
    static Path data;

    private static TracedOrder traced;
    private static ShopProcess shop;
    private static Endpoints endpoints;
    private static ShopSql sql;

    @BeforeAll
    static void start() throws Exception {
        traced = new TracedOrder();
        shop = ShopProcess.start(ShopSecrets.with(traced.environment()), data, "20", "--history=none");
        endpoints = shop.endpoints();
        sql = new ShopSql(endpoints.postgres());
        importFile();
    }

    private static void importFile() {
        Cli imported = Cli.run(data, "import", FILE);
        assertThat(imported.exitCode()).as(imported.output()).isZero();
        assertThat(imported.output()).contains("The warehouse, the marts and the state stores have all of it.");
    }

    /** After all tests, verify must find no difference, and no log may contain a secret. */
    @AfterAll
    static void close() throws Exception {
        try {
            verifyAgrees();
            assertThat(ShopSecrets.foundIn(data, shop.output())).isEmpty();
        } finally {
            stop();
        }
    }

    // Cleanly: the database of a killed shop may still write into the directory that is deleted next.
    private static void stop() throws Exception {
        try {
            shop.stop();
        } finally {
            shop.close();
            traced.close();
        }
    }

    @Test
    void shouldTraceAnOrderFromItsSenderIntoTheWarehouse() throws Exception {
        traced.follow(endpoints.api());
    }

    @Test
    void shouldChangeNothingWhenAFileIsImportedAgain() throws Exception {
        String totals = sql.totals();
        Cli again = Cli.run(data, "import", FILE);
        assertThat(again.exitCode()).as(again.output()).isZero();
        assertThat(again.output()).contains("has been imported before");
        assertThat(sql.totals()).isEqualTo(totals);
    }

    @Test
    void shouldCorrectContinueOrLeaveAloneWhatAnotherFileHas(@TempDir Path files) throws Exception {
        String mug = "990001,HUNT-A1,RED MUG,10,2011-01-10 10:00:00,5.00,90001,United Kingdom";
        String january = "990010,HUNT-A1,RED MUG,1,2011-01-31 23:58:00,10.00,90002,United Kingdom";
        RetailFile.importLines(
                data,
                files,
                0,
                mug,
                "990001,HUNT-A2,BLUE MUG,1O,2011-01-10 10:00:00,7.00,90001,United Kingdom",
                january);
        RetailFile.importLines(
                data, files, 0, mug, "990001,HUNT-A2,BLUE MUG,10,2011-01-10 10:00:00,7.00,90001,United Kingdom");
        RetailFile.importLines(
                data, files, 0, "990010,HUNT-A2,BLUE MUG,1,2011-01-31 23:58:00,32.00,90002,United Kingdom");
        Cli conflict =
                RetailFile.importLines(data, files, 1, "990010,HUNT-A3,LAMP,1,2012-02-01 10:00:00,3.00,90003,France");

        assertThat(conflict.output()).contains("shop: 2 lines, 42.00 GBP, customer 90002");
        assertThat(sql.text("select string_agg(order_id || ' ' || version || ' ' || total, ', ' order by order_id)"
                        + " from warehouse.orders where order_id in ('990001', '990010')"))
                .isEqualTo("990001 2 120.00, 990010 2 42.00");
        assertThat(sql.text("select count(*) || ' ' || count(replayed_at) from ops.rejected_records"
                        + " where source_topic like 'lines.csv#%'"))
                .isEqualTo("1 1");
    }

    @Test
    void shouldHaveTheSameFiguresInTopicsInFactsAndOnDashboards() throws Exception {
        RetailTopics topics = new RetailTopics(endpoints);
        RetailFacts facts = new RetailFacts(endpoints.postgres());
        assertSame("net per month", topics.netPerMonth(), facts.netPerMonth());
        assertSame("best by net", topics.topProducts(BEST, false), facts.topProducts(BEST, false));
        assertSame("best by units", topics.topProducts(BEST, true), facts.topProducts(BEST, true));
        assertSame("net per country", topics.netPerCountry(), facts.netPerCountry());
        assertSame("customers", topics.customers(), facts.customers());
        ShopCards.check(endpoints, RetailFile.SPAN);
    }

    private static void assertSame(String what, SortedMap<String, String> found, SortedMap<String, String> wanted) {
        assertThat(wanted).as(what).isNotEmpty();
        assertThat(found).as(what).isEqualTo(wanted);
    }

    // One verification for all of it: each must wait until differences have persisted.
    @Test
    void shouldReportDifferences() throws Exception {
        sql.execute("create table public.kept as select * from warehouse.order_items"
                + " where order_id = '536367' and line_no = 1");
        sql.execute("delete from warehouse.order_items where order_id = '536367' and line_no = 1");
        falsifyMarts("+");
        sql.execute("insert into mart.funnel_per_hour values ('2010-12-01T08:00Z', 1, 0, 0, 0, 0, 0, 1)");
        sql.execute("insert into mart.alerts values ('false', 'k', 's', 'RAISED', now(), null, 1, 1, 'm', 1)");
        FalseCustomer customer = new FalseCustomer(endpoints);
        customer.publish(1);
        Cli verified = Cli.run(data, "verify", "--patience=5");
        assertThat(verified.exitCode()).as(verified.output()).isEqualTo(1);
        assertThat(verified.output())
                .contains(
                        "order 536367: has",
                        "SQL over the facts, by minute: 2010-12-01T08:34:00Z GBP: is gross",
                        "mart.revenue_per_minute: 2010-12-01T08:26:00Z GBP: is gross",
                        "mart.revenue_by_category_per_hour: 2010-12-01T08:00:00Z|GBP|unknown: is gross",
                        "mart.revenue_by_country_per_hour: 2010-12-01T08:00:00Z|GBP|France: is gross",
                        "mart.customer_totals: GBP|17850: is gross",
                        "mart.funnel_per_hour: 2010-12-01T08:00:00Z: is",
                        "mart.alerts, by id: false: there, but not in the log",
                        "shop.customer-totals.v1: CHF|nobody: is gross 0.01",
                        "quality check revenue-per-minute-is-sum-of-facts: 2010-12-01T08:26Z GBP: mart gross");

        customer.publish(0);
        sql.execute("delete from mart.alerts where alert_id = 'false'");
        sql.execute("delete from mart.funnel_per_hour where window_start = '2010-12-01T08:00Z'");
        falsifyMarts("-");
        sql.execute("insert into warehouse.order_items"
                + " (order_id, line_no, placed_at, product_id, category_id, quantity, unit_price, unit_cost)"
                + " select order_id, line_no, placed_at, product_id, category_id, quantity, unit_price,"
                + " unit_cost from public.kept");
    }

    private static void falsifyMarts(String sign) throws Exception {
        String change = " set gross = gross %1$s 0.01, net = net %1$s 0.01 where currency = 'GBP' and ".formatted(sign);
        sql.execute("update mart.revenue_per_minute" + change + "window_start = '2010-12-01T08:26Z'");
        sql.execute("update mart.revenue_by_category_per_hour" + change + "window_start = '2010-12-01T08:00Z'");
        sql.execute("update mart.revenue_by_country_per_hour" + change
                + "window_start = '2010-12-01T08:00Z' and country = 'France'");
        sql.execute("update mart.customer_totals" + change + "user_id = '17850'");
    }

    private static void verifyAgrees() {
        Cli verified = Cli.elsewhere(
                "verify",
                "--kafka=" + endpoints.kafka(),
                "--registry=" + endpoints.registry(),
                "--warehouse=" + endpoints.postgres(),
                "--shop-database=" + endpoints.shopDatabase(),
                "--streams=" + endpoints.streams(),
                "--producer=" + endpoints.producer(),
                "--scratch-dir=" + data);
        assertThat(verified.exitCode()).as(verified.output()).isZero();
        assertThat(verified.output())
                .startsWith("Shop: Kafka at " + endpoints.kafka() + " (--kafka), ")
                .contains("All compared values agree.")
                .doesNotContain("not compared");
    }

    @Test
    void shouldWorkWithoutADataDirectory() {
        Cli status = Cli.elsewhere("status", "--api=" + endpoints.api());
        assertThat(status.output())
                .startsWith("Shop: the API at " + endpoints.api() + " (--api)")
                .contains("warehouse.orders");
        Cli letters = Cli.elsewhere("dead-letters", "list", "--topic=none", "--warehouse=" + endpoints.postgres());
        assertThat(letters.output()).startsWith("Shop: the warehouse at ").contains("No rejected records.");
        Cli rebuilt = Cli.elsewhere("rebuild", "--tables=campaigns", "--sink=" + endpoints.sink());
        assertThat(rebuilt.exitCode()).as(rebuilt.output()).isZero();
        assertThat(rebuilt.output())
                .startsWith("Shop: the sink at " + endpoints.sink() + " (--sink)")
                .contains("Row counts and sums of the new tables equal those of the old ones.");
        Cli imported = Cli.elsewhere(
                "import", FILE, "--no-wait", "--kafka=" + endpoints.kafka(), "--registry=" + endpoints.registry());
        assertThat(imported.exitCode()).as(imported.output()).isZero();
        assertThat(imported.output()).contains("has been imported before");
    }

    @Test
    void shouldDeadLetterEveryBadRecordAndContinue() throws Exception {
        Map<String, byte[]> sent = new BadRecords(endpoints, 4711).send(BAD_RECORDS);

        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            Map<String, byte[]> rejected = sql.rejectedByStreams();
            assertThat(rejected).containsOnlyKeys(sent.keySet());
            sent.forEach((position, value) -> assertThat(rejected.get(position)).isEqualTo(value));
        });
        // The API refreshes its count only every few seconds.
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(BadRecords.rejectedByStreams(
                        Cli.run(data, "status", "--json").output()))
                .isEqualTo(sent.size()));
        listAndShowThem();
    }

    private static void listAndShowThem() {
        Cli listed = Cli.run(data, "dead-letters", "list", "--group=shop-streams", "--since=1h", "--limit=3");
        assertThat(listed.output())
                .contains("3 of " + "%,d".formatted(2 * BAD_RECORDS) + " shown")
                .contains("total-mismatch", "not-wire-format");
        assertThat(Cli.run(data, "dead-letters", "list", "--topic=none").output())
                .contains("No rejected records.");
        assertThat(Cli.run(data, "dead-letters", "show", newest("not-wire-format"))
                        .output())
                .contains("Reason       not-wire-format", "Key          \"garbage-", "cannot be decoded", "  0000  ")
                .contains("What to do   The bytes are not a record of this topic");
        String invalid = newest("total-mismatch");
        assertThat(Cli.run(data, "dead-letters", "show", invalid).output())
                .contains("Position     " + invalid, "Reason       total-mismatch", "Key          \"invalid-")
                .contains("Value        Order {", "\"total_minor\" : 101", "What to do   The record breaks a rule");
    }

    private static String newest(String reason) {
        String list = Cli.run(data, "dead-letters", "list", "--reason=" + reason, "--limit=1")
                .output();
        Matcher position = Pattern.compile("shop\\.[a-z]+\\.v1-\\d@\\d+").matcher(list);
        assertThat(position.find()).as(list).isTrue();
        return position.group();
    }

    @Test
    void shouldReplayARecordThatIsValidNowAndMarkItsDeadLetter() throws Exception {
        sql.execute("alter table warehouse.orders add constraint no_myths check (shipping_country <> 'Atlantis') not"
                + " valid");
        new BadRecords(endpoints, 1).sendValid("atlantis-1", "Atlantis");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(replayedAt()).isEqualTo("never"));
        sql.execute("alter table warehouse.orders drop constraint no_myths");
        String position = newest("refused-by-database");

        assertThat(Cli.run(data, "dead-letters", "replay", position, "--dry-run")
                        .output())
                .contains(position + " (refused-by-database): would be sent again")
                .contains("1 of 1 rejected records would be sent again.");
        assertThat(Cli.run(data, "dead-letters", "replay", position).exitCode()).isEqualTo(2);
        assertThat(replayedAt()).isEqualTo("never");
        Cli replayed = Cli.run(data, "dead-letters", "replay", position, "--yes");
        assertThat(replayed.exitCode()).as(replayed.output()).isZero();

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(replayedAt()).isEqualTo("once"));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(sql.text("select count(*) || ' ' || sum(line_total) from"
                                + " warehouse.orders join warehouse.order_items using (order_id)"
                                + " where order_id = 'atlantis-1'"))
                        .isEqualTo("1 1.00"));
        Cli again = Cli.run(data, "dead-letters", "replay", "--reason=refused-by-database", "--yes");
        assertThat(again.output()).contains("replayed already: --again", "0 of 1 rejected records sent again.");
    }

    @Test
    void shouldForgetAPersonEverywhere() throws Exception {
        ForgetScenario.run(data, endpoints, false);
    }

    private static String replayedAt() throws SQLException {
        return sql.text("select string_agg(case when replayed_at is null then 'never' else 'once' end, ',')"
                + " from ops.rejected_records where source_topic = 'shop.orders.v1'"
                + " and consumer_group = 'shop-sink-facts'");
    }
}
