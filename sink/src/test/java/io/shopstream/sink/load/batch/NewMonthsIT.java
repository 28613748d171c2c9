package io.shopstream.sink.load.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.fixture.MemoryLog;
import io.shopstream.sink.fixture.Samples;
import io.shopstream.sink.fixture.TestWarehouse;
import io.shopstream.sink.warehouse.FaultInjectionPoint;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * Readers connect and query while the load makes one month after the other: none may see an order without its lines,
 * which a session does that has kept an old list of partitions (ADR 035).
 */
class NewMonthsIT {
    private static final int MONTHS = 100;
    private static final int READERS = 3;
    private static final String WITHOUT_LINES = """
            select o.order_id from warehouse.orders o
            where not exists (select from warehouse.order_items i where i.order_id = o.order_id)
            """;

    private final Topics topics = Topics.standard();
    private final MemoryLog log = new MemoryLog(new Random(5));
    private final TestWarehouse warehouse = TestWarehouse.create();
    private final AtomicBoolean loaded = new AtomicBoolean();

    @Test
    void shouldShowTheRowsOfANewMonthToEverySession() throws Exception {
        List<Future<List<String>>> readers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(READERS)) {
            for (int i = 0; i < READERS; i++) {
                long seed = i;
                readers.add(threads.submit(reader(new Random(seed))));
            }
            try {
                loadOneMonthAfterTheOther();
            } finally {
                loaded.set(true);
            }
        }

        for (Future<List<String>> reader : readers) {
            assertThat(reader.get()).as("orders seen without their lines").isEmpty();
        }
        assertThat(warehouse.number("select count(distinct tableoid) from warehouse.order_items"))
                .isEqualTo(MONTHS);
    }

    /** A month that was dropped after this session made it is made again. */
    @Test
    void shouldMakeADroppedMonthAgain() throws Exception {
        try (Owner owner = new Owner(warehouse, log, FaultInjectionPoint.NONE)) {
            append("before", 0);
            owner.loadAll(10);
            warehouse.execute("drop table warehouse.order_items_2026_03");

            append("after", 0);
            owner.loadAll(10);

            assertThat(owner.deadLetters).isEmpty();
        }
        assertThat(warehouse.rows("select distinct order_id from warehouse.order_items"))
                .containsExactly("after");
    }

    private void loadOneMonthAfterTheOther() throws Exception {
        try (Owner owner = new Owner(warehouse, log, FaultInjectionPoint.NONE)) {
            for (int month = 0; month < MONTHS; month++) {
                append("o" + month, month);
                owner.loadAll(10);
            }
        }
    }

    private void append(String id, int monthsBefore) {
        Order order = Samples.order(id, 1);
        order.setPlacedAt(
                Samples.NOON.atOffset(ZoneOffset.UTC).minusMonths(monthsBefore).toInstant());
        log.append(topics.orders(), id, order);
    }

    /** Asks a few times over each connection, for a session reads the list of partitions with its first query. */
    private Callable<List<String>> reader(Random random) {
        return () -> {
            List<String> found = new ArrayList<>();
            while (!loaded.get()) {
                try (Connection connection = connect();
                        Statement statement = connection.createStatement()) {
                    for (int times = 1 + random.nextInt(10); times > 0; times--) {
                        addIds(statement, found);
                    }
                }
            }
            return found;
        };
    }

    private static void addIds(Statement statement, List<String> found) throws SQLException {
        try (ResultSet rows = statement.executeQuery(WITHOUT_LINES)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "shop_api");
        return DriverManager.getConnection(warehouse.url(), properties);
    }
}
