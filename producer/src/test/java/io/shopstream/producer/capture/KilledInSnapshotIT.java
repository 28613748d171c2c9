package io.shopstream.producer.capture;

import static io.shopstream.producer.capture.TestShop.TIMEOUT;
import static io.shopstream.producer.capture.TestShop.awaitState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.producer.capture.changes.CaptureState;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KilledInSnapshotIT {
    private static final int USERS = 6_000;

    private final TestShop shop = new TestShop(SharedPlatform.get());

    @AfterEach
    void closeShop() {
        shop.close();
    }

    @Test
    void shouldEndEqualWhenStoppedInTheMiddleOfASnapshot() throws InterruptedException {
        shop.seeded(USERS, 50);
        AtomicInteger seen = new AtomicInteger();
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        // The engine delivers at most 2,048 rows per batch: batches before the 5,000th row are published and stored.
        ChangeCapture killed = shop.capture(change -> {
            if (seen.incrementAndGet() == 5_000) {
                reached.countDown();
                never.await();
            }
        });
        killed.start();
        assertThat(reached.await(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        await().atMost(TIMEOUT).until(() -> killed.status().snapshotRows() >= 5_000 - 2_048);
        killed.close();

        assertThat(new TopicState(shop).records(shop.topics().users())).hasSizeLessThan(USERS);
        shop.execute(
                "update shop.users set city = 'Elsewhere' where user_id < 'u02000'",
                "delete from shop.users where user_id between 'u00500' and 'u00999'",
                "delete from shop.categories where category_id = 'c9'",
                "insert into shop.users values ('u99999', 'Late', 'l@example.org', 'Peru', 'Lima', 'new',"
                        + " '2026-04-01')");
        try (ChangeCapture capture = shop.started()) {
            awaitState(capture, CaptureState.STREAMING);
            shop.awaitEqual();
            assertThat(capture.status().snapshotRows()).isEqualTo(USERS - 500 + 1 + 53);
        }
    }

    @Test
    void shouldRestartWhenTheEngineFailsInASnapshot() {
        shop.seeded(3_000, 5);
        AtomicInteger seen = new AtomicInteger();
        try (ChangeCapture capture = shop.capture(change -> {
            if (seen.incrementAndGet() == 2_500) {
                throw new IllegalStateException("out of memory, say");
            }
        })) {
            capture.start();
            awaitState(capture, CaptureState.STREAMING);
            shop.awaitEqual();
            assertThat(seen.get()).isGreaterThan(5_000);
        }
    }
}
