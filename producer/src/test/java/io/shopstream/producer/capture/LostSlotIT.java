package io.shopstream.producer.capture;

import static io.shopstream.producer.capture.TestShop.TIMEOUT;
import static io.shopstream.producer.capture.TestShop.awaitState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.producer.capture.changes.CaptureState;
import io.shopstream.schemas.avro.User;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LostSlotIT {
    private final TestShop shop = new TestShop(SharedPlatform.get());

    @AfterEach
    void closeShop() {
        shop.close();
    }

    @Test
    void shouldStopWithTheRemedyWhenTheSlotIsGoneOrMovedAndTakeASnapshotOnRequest() {
        shop.seeded(50, 10);
        captureOnce();
        imported("17850");
        imported("u00010");
        shop.execute(
                "select pg_drop_replication_slot('" + shop.slot() + "')",
                "delete from shop.users where user_id in ('u00005', 'u00010')",
                "update shop.products set price = 5");
        try (ChangeCapture capture = shop.started()) {
            awaitState(capture, CaptureState.SLOT_LOST);
            assertThat(capture.status().detail())
                    .isEqualTo("replication slot " + shop.slot()
                            + " is gone, so changes may be missing from the topics: run ./shopstream snapshot"
                            + " to capture every table again");
            assertThat(new TopicState(shop).users()).containsKey("u00005");

            capture.snapshotAgain();
            awaitState(capture, CaptureState.STREAMING);
            assertThat(capture.status().detail()).isNull();
            // A key whose newest record comes from an import is kept, even if its row was deleted.
            assertThat(new TopicState(shop).users())
                    .containsKeys("17850", "u00010")
                    .doesNotContainKey("u00005");
            assertThat(RowTexts.of(new TopicState(shop)).products())
                    .isEqualTo(RowTexts.of(shop.database().load()).products());
        }
        assertDetectsAMovedSlot();
    }

    private void assertDetectsAMovedSlot() {
        shop.execute(
                "update shop.users set city = 'Missed'",
                "select pg_replication_slot_advance('" + shop.slot() + "', pg_current_wal_lsn())");
        try (ChangeCapture capture = shop.started()) {
            awaitState(capture, CaptureState.SLOT_LOST);
            assertThat(capture.status().detail()).contains("has moved to ", "beyond the stored offset");
        }
    }

    @Test
    void shouldWaitForASlotInUseThenTakeASnapshotOnRequestAndStopWhenTheSlotIsLost() {
        shop.seeded(50, 10);
        try (ChangeCapture second = shop.capture()) {
            try (ChangeCapture first = shop.started()) {
                awaitState(first, CaptureState.STREAMING);
                second.start();
                awaitState(second, CaptureState.WAITING);
                assertThat(second.status().detail())
                        .startsWith("replication slot " + shop.slot() + " is in use by process ");
            }
            awaitState(second, CaptureState.STREAMING);
            shop.execute("update shop.users set city = 'Second'");
            shop.awaitEqual();

            long rows = second.status().snapshotRows();
            second.snapshotAgain();
            await().atMost(TIMEOUT).until(() -> second.status().snapshotRows() == rows + 63);
            awaitState(second, CaptureState.STREAMING);
            shop.execute("update shop.users set city = 'After'");
            shop.awaitEqual();

            await().atMost(TIMEOUT).ignoreExceptions().until(() -> {
                shop.execute(
                        "select pg_terminate_backend(active_pid, 2000) from pg_replication_slots where slot_name = '"
                                + shop.slot() + "'",
                        "select pg_drop_replication_slot('" + shop.slot() + "')");
                return true;
            });
            awaitState(second, CaptureState.SLOT_LOST);
            assertThat(second.status().detail()).contains(" is gone", "./shopstream snapshot");
        }
    }

    private void captureOnce() {
        try (ChangeCapture capture = shop.started()) {
            awaitState(capture, CaptureState.STREAMING);
            shop.awaitEqual();
        }
    }

    private void imported(String id) {
        User user =
                User.newBuilder().setUserId(id).setVersion(1_700_000_000_000L).build();
        try (Producer<String, User> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, shop.bootstrapServers()),
                new StringSerializer(),
                shop.serdes().serializer(shop.topics().users()))) {
            producer.send(new ProducerRecord<>(shop.topics().users().name(), id, user));
            producer.flush();
        }
    }
}
