package io.shopstream.sink.load.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.money.Money;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.fixture.MemoryLog;
import io.shopstream.sink.fixture.Samples;
import io.shopstream.sink.fixture.TestWarehouse;
import io.shopstream.sink.intake.RecordHandler;
import io.shopstream.sink.intake.RecordHandlers;
import io.shopstream.sink.staging.StagedRows;
import io.shopstream.sink.table.MergeSql;
import io.shopstream.sink.warehouse.FaultInjectionPoint;
import io.shopstream.sink.warehouse.WarehouseSession;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The price and stock histories depend on the sequence of records only, not on batch boundaries or redeliveries. */
class HistoriesIT {
    private static final String PRICES = "select product_id, version, extract(epoch from changed_at)::bigint, currency,"
            + " price, cost from warehouse.price_changes order by product_id, version";
    private static final String STOCK =
            "select product_id, day, closing, version from warehouse.stock_per_day order by product_id, day";
    private static TestWarehouse warehouse;

    private final MemoryLog log = new MemoryLog(new Random(1));
    private final List<Report> reports = new ArrayList<>();

    /** A record of the topic: a product and the time it was written. */
    private record Report(Product product, Instant at) {
        String price() {
            return product.getCurrency() + "|" + money(product.getPriceMinor()) + "|" + money(product.getCostMinor());
        }

        String id() {
            return product.getProductId();
        }
    }

    @BeforeAll
    static void create() {
        warehouse = TestWarehouse.create();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldNotDependOnWhereBatchesAreCut(long seed) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < 80; i++) {
            report(random, i);
        }

        for (int run = 0; run < 4; run++) {
            warehouse.execute("delete from warehouse.price_changes; delete from warehouse.stock_per_day; delete from"
                    + " warehouse.products");
            load(random, run == 0 ? reports.size() : 1 + random.nextInt(12));

            assertThat(warehouse.rows(PRICES))
                    .as("prices, seed %d run %d", seed, run)
                    .isEqualTo(prices());
            assertThat(warehouse.rows(STOCK))
                    .as("stock, seed %d run %d", seed, run)
                    .isEqualTo(stock());
        }
        load(random, 5);
        assertThat(warehouse.rows(PRICES)).as("prices after a redelivery").isEqualTo(prices());
        assertThat(warehouse.rows(STOCK)).as("stock after a redelivery").isEqualTo(stock());
    }

    @Test
    void shouldRecordAPriceThatIsRemovedAndNoneThatNeverExisted() throws Exception {
        warehouse.execute("delete from warehouse.price_changes; delete from warehouse.stock_per_day; delete from"
                + " warehouse.products");
        reports.add(new Report(product("p0", 1, null, null), Samples.NOON));
        reports.add(new Report(product("p0", 2, 500L, null), Samples.NOON));
        reports.add(new Report(product("p0", 3, 500L, null), Samples.NOON));
        reports.add(new Report(product("p0", 4, null, null), Samples.NOON));

        load(new Random(0), 1);

        assertThat(warehouse.rows("select version, price, cost from warehouse.price_changes order by version"))
                .containsExactly("2|5.00|null", "4|null|null");
    }

    // Versions increase. Some records are repeated: the newest in order, as a restarted capture does, or a single one.
    private void report(Random random, int step) {
        if (random.nextInt(12) == 0) {
            reports.addAll(
                    List.copyOf(reports.subList(Math.max(0, reports.size() - random.nextInt(20)), reports.size())));
        }
        if (!reports.isEmpty() && random.nextInt(6) == 0) {
            reports.add(reports.get(random.nextInt(reports.size())));
        }
        String id = "p" + random.nextInt(3);
        Product product = product(
                id,
                step + 1L,
                random.nextInt(3) == 0 ? null : 100L * random.nextInt(1, 4),
                random.nextInt(3) == 0 ? null : 50L * random.nextInt(1, 3));
        product.setCurrency(random.nextInt(5) == 0 ? "EUR" : "USD");
        product.setStockQuantity(random.nextInt(4) == 0 ? null : random.nextLong(50));
        reports.add(new Report(product, Samples.NOON.plusSeconds(step * 7_000L)));
    }

    private static Product product(String id, long version, @Nullable Long price, @Nullable Long cost) {
        Product product = Samples.product(id, version, "name");
        product.setPriceMinor(price);
        product.setCostMinor(cost);
        return product;
    }

    /** The expected rows: one for each version whose price, cost or currency differs from the version before. */
    private List<String> prices() {
        List<String> rows = new ArrayList<>();
        Map<String, String> known = new TreeMap<>();
        newest(reports).forEach(report -> {
            String before = known.get(report.id());
            boolean first = before == null && report.price().endsWith("null|null");
            if (!first && !report.price().equals(before)) {
                rows.add(report.id() + "|" + report.product().getVersion() + "|"
                        + report.at().getEpochSecond() + "|" + report.price());
                known.put(report.id(), report.price());
            }
        });
        return rows.stream()
                .sorted((a, b) -> a.substring(0, 2).compareTo(b.substring(0, 2)))
                .toList();
    }

    private List<String> stock() {
        Map<String, String> rows = new TreeMap<>();
        newest(reports).forEach(report -> {
            Long units = report.product().getStockQuantity();
            if (units != null) {
                String key = report.id() + "|" + LocalDate.ofInstant(report.at(), ZoneOffset.UTC);
                rows.put(key, key + "|" + units + "|" + report.product().getVersion());
            }
        });
        return List.copyOf(rows.values());
    }

    /** Without redeliveries: versions increase in this test, so the first occurrence of each is in order. */
    private static List<Report> newest(List<Report> reports) {
        return reports.stream().distinct().toList();
    }

    /** Loads by record handlers, staging tables and merges as a loader does; repeats some batches. */
    private void load(Random random, int max) throws SQLException {
        String topic = Topics.standard().products().name();
        RecordHandler products = Objects.requireNonNull(
                RecordHandlers.facts(Topics.standard(), log.serdes).get(topic));
        try (WarehouseSession session = WarehouseSession.open(
                warehouse.loader(), "test", StagedRows.stagingTables(Set.of("warehouse")), FaultInjectionPoint.NONE)) {
            for (int from = 0; from < reports.size(); ) {
                int to = Math.min(reports.size(), from + 1 + random.nextInt(max));
                for (int times = random.nextInt(4) == 0 ? 2 : 1; times > 0; times--) {
                    StagedRows rows = new StagedRows(MergeSql.RUNNING);
                    for (Report report : reports.subList(from, to)) {
                        products.stage(kafkaRecord(topic, report), rows);
                    }
                    rows.write(session);
                    session.connection().commit();
                }
                from = to;
            }
        }
    }

    private ConsumerRecord<byte[], byte[]> kafkaRecord(String topic, Report report) {
        byte[] value = log.serdes.serializer(Topics.standard().products()).serialize(topic, report.product());
        return new ConsumerRecord<>(
                topic,
                new TopicPartition(topic, 0).partition(),
                0L,
                report.at().toEpochMilli(),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                report.id().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                value,
                new RecordHeaders(),
                java.util.Optional.empty());
    }

    private static String money(@Nullable Long minor) {
        return minor == null ? "null" : Money.format(minor);
    }
}
