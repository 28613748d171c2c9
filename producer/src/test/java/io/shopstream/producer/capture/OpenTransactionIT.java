package io.shopstream.producer.capture;

import static io.shopstream.producer.capture.TestShop.TIMEOUT;
import static io.shopstream.producer.capture.TestShop.awaitNoThread;
import static io.shopstream.producer.capture.TestShop.awaitState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.producer.capture.changes.CaptureState;
import io.shopstream.producer.capture.slot.Lsns;
import io.shopstream.schemas.avro.User;
import io.shopstream.schemas.topic.RecordHeaders;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenTransactionIT {
    private final TestShop shop = new TestShop(SharedPlatform.get());

    @AfterEach
    void closeShop() {
        shop.close();
    }

    /**
     * The database creates a slot in steps, and in each step waits for the open transactions. A transaction that begins
     * after the first step and ends after the last is streamed, but its changes lie in the log before the position of
     * the snapshot. With that position as version, the rows of the snapshot would supersede the newer changes.
     */
    @Test
    void shouldPreferChangesInProgressToTheSnapshot() throws SQLException {
        shop.seeded(10, 10);
        try (Connection first = shop.connect();
                Connection second = shop.connect();
                Connection third = shop.connect();
                ChangeCapture capture = shop.capture()) {
            String firstId = begin(first, "update shop.users set city = 'First' where user_id = 'u00001'");
            capture.start();
            awaitWaiterFor(firstId);
            String secondId = begin(second, "update shop.users set city = 'Second' where user_id = 'u00002'");
            first.commit();
            awaitWaiterFor(secondId);
            begin(third, "update shop.users set city = 'Third' where user_id = 'u00003'");
            execute(third, "delete from shop.users where user_id = 'u00004'");
            second.commit();
            awaitState(capture, CaptureState.STREAMING);
            long changes = capture.status().changes();
            third.commit();

            await().atMost(TIMEOUT).until(() -> capture.status().changes() == changes + 2);
            shop.assertEqual();
            assertThat(user("u00003").getCity()).isEqualTo("Third");
            // The snapshot's own position would be wrong as its version: the third transaction's change lies below it.
            long snapshotPosition = Lsns.number(
                    shop.ask("select min(confirmed_flush_lsn)::text from pg_replication_slots where slot_name = '"
                            + shop.slot() + "'"));
            long changed = user("u00003").getVersion();
            assertThat(changed).isLessThan(snapshotPosition);
            assertThat(new TopicState(shop).records(shop.topics().users()))
                    .filteredOn(record -> record.key().equals("u00003"))
                    .extracting(
                            record -> RecordHeaders.sourceLsn(record.headers()).orElseThrow())
                    .hasSize(2)
                    .isSorted();
        }
    }

    @Test
    void shouldStopQuicklyWhileTheSlotWaitsForAnOpenTransaction() throws SQLException {
        shop.seeded(3, 3);
        try (Connection open = shop.connect()) {
            String id = begin(open, "update shop.users set city = 'Open'");
            ChangeCapture capture = shop.started();
            awaitWaiterFor(id);
            capture.close();
            assertThat(capture.status().state()).isEqualTo("STOPPED");
            awaitNoThread();
            open.rollback();
        }
    }

    private User user(String id) {
        return Objects.requireNonNull(new TopicState(shop).users().get(id));
    }

    private static String begin(Connection connection, String change) throws SQLException {
        connection.setAutoCommit(false);
        execute(connection, change);
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select pg_current_xact_id()::xid::text")) {
            result.next();
            return result.getString(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void awaitWaiterFor(String transactionId) {
        await("the slot waits for " + transactionId).atMost(TIMEOUT).until(() -> shop.ask(
                        "select count(*) from pg_locks where not granted and locktype = 'transactionid'"
                                + " and transactionid = '" + transactionId + "'::xid")
                .equals("1"));
    }
}
