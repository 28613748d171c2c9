package io.shopstream.producer.capture;

import static io.shopstream.producer.capture.TestShop.TIMEOUT;
import static io.shopstream.producer.capture.TestShop.awaitState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.embedded.EmbeddedPlatform;
import io.shopstream.producer.capture.changes.CaptureState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Uses its own platform, since it stops Kafka and PostgreSQL. */
@Tag("embedded")
class CaptureOutageIT {
    @SuppressWarnings("NullAway.Init")
    private static EmbeddedPlatform platform;

    @BeforeAll
    static void start() {
        platform = EmbeddedPlatform.builder().temporary().disposable().start();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @AfterEach
    void repair() {
        platform.kafka().start();
        platform.postgres().start();
    }

    @Test
    void shouldSurviveOutagesOfTheDatabaseAndOfKafka() {
        TestShop shop = new TestShop(platform).seeded(100, 20);
        try (ChangeCapture capture = shop.started()) {
            awaitState(capture, CaptureState.STREAMING);
            shop.execute("update shop.users set city = 'Before'");
            platform.postgres().stop();
            awaitState(capture, CaptureState.WAITING);
            assertThat(capture.status().detail()).contains(shop.slot());
            platform.postgres().start();
            awaitState(capture, CaptureState.STREAMING);
            shop.execute("update shop.users set country = 'After' where user_id > 'u00050'");
            shop.awaitEqual();
            assertThat(capture.status().snapshotRows()).isEqualTo(123);

            platform.kafka().stop();
            shop.execute("update shop.users set city = 'While Kafka was away'");
            awaitState(capture, CaptureState.WAITING);
            assertThat(capture.status().detail()).contains("Kafka");
            platform.kafka().start();
            shop.awaitEqual();
            awaitState(capture, CaptureState.STREAMING);
            assertThat(capture.status().snapshotRows()).isEqualTo(123);
        }
    }

    @Test
    void shouldWaitForKafkaAndTheDatabaseAtTheStart() {
        TestShop shop = new TestShop(platform).seeded(10, 10);
        platform.kafka().stop();
        try (ChangeCapture capture = shop.started()) {
            awaitState(capture, CaptureState.WAITING);
            platform.postgres().stop();
            platform.kafka().start();
            await().atMost(TIMEOUT).until(() -> String.valueOf(capture.status().detail())
                    .startsWith("the shop database \"" + shop.slot() + "\" at 127.0.0.1"));
            platform.postgres().start();
            awaitState(capture, CaptureState.STREAMING);
            shop.awaitEqual();
        }
    }

    @Test
    void shouldStopWhenTheServerHasInvalidatedTheSlot() {
        TestShop shop = new TestShop(platform).seeded(10, 10);
        try (ChangeCapture capture = shop.started()) {
            awaitState(capture, CaptureState.STREAMING);
        }
        // The fastest way to invalidate a slot; a slot that retained too much log is treated the same.
        shop.execute("alter system set idle_replication_slot_timeout = '1s'", "select pg_reload_conf()");
        await().atMost(TIMEOUT).until(() -> {
            shop.execute("update shop.users set city = 'Missed' where user_id = 'u00001'", "checkpoint");
            return shop.ask("select invalidation_reason from pg_replication_slots where slot_name = '" + shop.slot()
                            + "'")
                    .equals("idle_timeout");
        });
        shop.execute("alter system reset idle_replication_slot_timeout", "select pg_reload_conf()");
        try (ChangeCapture capture = shop.started()) {
            awaitState(capture, CaptureState.SLOT_LOST);
            assertThat(capture.status().detail())
                    .contains("was invalidated: idle_timeout", "run ./shopstream snapshot");
            capture.snapshotAgain();
            awaitState(capture, CaptureState.STREAMING);
            shop.awaitEqual();
        }
    }
}
