package io.shopstream.local.verify.checks;

import static io.shopstream.schemas.topic.RecordHeaders.sourceLsn;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.embedded.postgres.PostgresServer;
import io.shopstream.local.verify.expected.ExpectedRows;
import io.shopstream.local.verify.expected.LogRecord;
import io.shopstream.local.verify.scratch.ScratchFiles;
import io.shopstream.local.verify.views.CaptureDeadLetters;
import io.shopstream.local.verify.views.CapturedTable;
import io.shopstream.local.verify.views.RowReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares rows of a shop database and a warehouse, in real databases. */
class CapturedCheckIT {
    private static final CapturedTable PRODUCTS = new CapturedTable("products", "product_id");
    private static final String SHOP =
            "create schema shop; create table shop.products (product_id text primary key, name text not null,"
                    + " price numeric(14, 2) not null, active boolean not null, launched_at timestamptz(3),"
                    + " checked_at timestamptz(3) not null default '2026-03-01 00:00:00Z')";
    private static final String WAREHOUSE =
            "create schema warehouse; create table warehouse.products (product_id text primary key, name text,"
                    + " price numeric(14, 2), active boolean not null default true,"
                    + " inferred boolean not null default false, deleted boolean not null default false,"
                    + " version bigint not null, checked_at timestamptz default '2026-03-01 00:00:00Z');"
                    + " create schema ops; create table ops.rejected_records (consumer_group text, source_topic text,"
                    + " source_offset bigint, raw_key bytea)";

    @TempDir
    Path directory;

    private ScratchFiles scratchFiles;
    private ExpectedRows<LogRecord.Value> log;
    private Connection shop;
    private Connection warehouse;
    private CapturedCheck check;

    @BeforeEach
    void open() throws SQLException {
        scratchFiles = new ScratchFiles(directory);
        log = new ExpectedRows<>(scratchFiles, LogRecord.validator(), LogRecord.Value::id, LogRecord.Value::version);
        shop = database(SHOP);
        warehouse = database(WAREHOUSE);
        check = new CapturedCheck(
                PRODUCTS, log, new RowReader(shop), new RowReader(warehouse), new CaptureDeadLetters(warehouse));
    }

    @AfterEach
    void close() throws SQLException {
        shop.close();
        warehouse.close();
        scratchFiles.close();
    }

    private static Connection database(String schema) throws SQLException {
        PostgresServer postgres = SharedPlatform.get().postgres();
        String name = "captured_" + UUID.randomUUID().toString().substring(0, 8);
        postgres.createDatabase(name);
        Connection connection = DriverManager.getConnection(postgres.jdbcUrl(name), "postgres", "");
        connection.setAutoCommit(false);
        execute(connection, schema);
        return connection;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        connection.commit();
    }

    @Test
    void shouldAgreeOnRowsThatAreEqualAndOnDeletedOnes() throws SQLException {
        sell("p1", "Lamp", "19.90");
        store("p1", "Lamp", "19.9", false);
        store("p2", "Chair", "5", true);
        log.accept(LogRecord.value("p1", 10, sourceLsn(10)));
        log.accept(LogRecord.tombstone("p2", sourceLsn(11)));

        round();

        assertThat(check.check().settledCount()).isEqualTo(2);
        assertThat(check.check().differencesSince(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void shouldNameTheColumnsThatDifferAndShowNoValues() throws SQLException {
        sell("p1", "Lamp", "19.90");
        store("p1", "Secret lamp", "19.91", false);

        round();

        assertThat(check.check().differencesSince(Long.MAX_VALUE))
                .containsOnlyKeys("p1")
                .containsEntry("p1", "product_id p1: differs in name, price");
    }

    @Test
    void shouldExpectNoRowThatIsADeadLetterUntilItIsCorrected() throws SQLException {
        for (String id : new String[] {"never-loaded", "as-before", "corrected"}) {
            sell(id, "Lamp", "1");
            execute(
                    shop,
                    "update shop.products set checked_at = 'infinity', price = 'NaN' where product_id = '" + id + "'");
            execute(
                    warehouse,
                    "insert into ops.rejected_records values ('shop-capture', 'shop.products#%1$s', 20, '%1$s')"
                            .formatted(id));
        }
        sell("copied", "Lamp", "1");
        execute(
                warehouse,
                "insert into ops.rejected_records values ('r1.shop-capture', 'shop.products#copied', 20, 'copied')");
        sell("fine", "Lamp", "1");
        store("fine", "Lamp", "1", false);
        store("as-before", "Lamp", "1", false);
        store("corrected", "Lamp", "1", false);
        log.accept(LogRecord.value("as-before", 10, sourceLsn(10)));
        log.accept(LogRecord.value("corrected", 30, sourceLsn(30)));

        round();
        assertThat(check.check().differencesSince(Long.MAX_VALUE))
                .containsOnlyKeys("corrected")
                .containsEntry("corrected", "product_id corrected: differs in checked_at, price");

        execute(shop, "update shop.products set checked_at = default, price = 1 where product_id = 'corrected'");
        round();
        assertThat(check.check().differencesSince(Long.MAX_VALUE)).isEmpty();
        assertThat(check.check().settledCount()).isEqualTo(2);
    }

    @Test
    void shouldReportMissingDeletedAndUndeletedRows() throws SQLException {
        sell("missing", "Lamp", "1");
        sell("deleted", "Lamp", "1");
        store("deleted", "Lamp", "1", true);
        store("gone", "Lamp", "1", false);
        log.accept(LogRecord.value("gone", 10, sourceLsn(10)));
        log.accept(LogRecord.tombstone("never-loaded", sourceLsn(11)));

        round();

        assertThat(check.check().differencesSince(Long.MAX_VALUE))
                .containsOnlyKeys("missing", "deleted", "gone", "never-loaded")
                .containsEntry("missing", "product_id missing: missing in the warehouse")
                .containsEntry("deleted", "product_id deleted: in the shop database, but deleted in the warehouse")
                .containsEntry(
                        "gone", "product_id gone: gone from the shop database, but not deleted in the warehouse");
    }

    @Test
    void shouldIgnoreRowsThatWereNeverCaptured() throws SQLException {
        store("imported", "Lamp", "1", false);
        store("withdrawn-import", "Lamp", "1", true);
        log.accept(LogRecord.value("imported", 10));

        round();

        assertThat(check.check().settledCount()).isZero();
        assertThat(check.check().differencesSince(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void shouldCountAsChangingWhatChangesInTheShopOrInTheLog() throws SQLException {
        sell("sold", "Lamp", "1");
        sell("removed", "Lamp", "1");
        sell("in-log", "Lamp", "2");
        store("in-log", "Lamp", "1", false);

        log.mark();
        check.readShop();
        execute(shop, "update shop.products set price = 3 where product_id = 'sold'");
        execute(shop, "delete from shop.products where product_id = 'removed'");
        sell("added", "Lamp", "1");
        check.readViews();
        log.accept(LogRecord.value("in-log", 12, sourceLsn(12)));
        check.compare(System.nanoTime());

        assertThat(check.check().changingCount()).isEqualTo(4);
        assertThat(check.check().differencesSince(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void shouldReadAgainOnlyRowsThatWereNotEqual() throws SQLException {
        sell("equal", "Lamp", "1");
        store("equal", "Lamp", "1", false);
        sell("late", "Chair", "2");
        log.accept(LogRecord.value("equal", 1, sourceLsn(1)));
        log.accept(LogRecord.value("late", 2, sourceLsn(2)));
        round();
        assertThat(check.check().differencesSince(Long.MAX_VALUE)).containsOnlyKeys("late");

        store("late", "Chair", "2", false);
        log.accept(LogRecord.value("new", 3, sourceLsn(3)));
        sell("new", "Desk", "3");
        store("new", "Desk", "3.01", false);
        round();

        assertThat(check.check().settledCount()).isEqualTo(2);
        assertThat(check.check().differencesSince(Long.MAX_VALUE))
                .containsOnlyKeys("new")
                .containsEntry("new", "product_id new: differs in price");
    }

    private void round() throws SQLException {
        log.mark();
        check.readShop();
        check.readViews();
        check.compare(System.nanoTime());
    }

    private void sell(String id, String name, String price) throws SQLException {
        execute(
                shop,
                "insert into shop.products values ('%s', '%s', %s, true, now(), default)".formatted(id, name, price));
    }

    private void store(String id, String name, String price, boolean deleted) throws SQLException {
        execute(
                warehouse,
                "insert into warehouse.products values ('%s', '%s', %s, true, false, %s, 1)"
                        .formatted(id, name, price, deleted));
    }
}
