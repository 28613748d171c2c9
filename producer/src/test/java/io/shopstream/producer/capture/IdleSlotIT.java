package io.shopstream.producer.capture;

import static io.shopstream.producer.capture.TestShop.TIMEOUT;
import static io.shopstream.producer.capture.TestShop.awaitState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.producer.capture.changes.CaptureState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdleSlotIT {
    private static final long MIN_WRITTEN_BYTES = 60_000_000;

    private final TestShop shop = new TestShop(SharedPlatform.get());
    private final TestShop other = new TestShop(SharedPlatform.get());

    @AfterEach
    void closeShop() {
        shop.close();
    }

    @Test
    void shouldNotRetainTheLogOfOtherDatabases() {
        shop.seeded(5, 5);
        try (ChangeCapture capture = shop.started()) {
            awaitState(capture, CaptureState.STREAMING);
            String before = shop.ask("select pg_current_wal_lsn()::text");
            for (int round = 0; round < 8; round++) {
                other.execute(
                        "create table filler as select repeat(md5(n::text), 40) from generate_series(1, 15000) n",
                        "drop table filler");
            }
            long written =
                    Long.parseLong(shop.ask("select pg_wal_lsn_diff(pg_current_wal_lsn(), '" + before + "')::bigint"));
            assertThat(written).isGreaterThan(MIN_WRITTEN_BYTES);
            // A slot advances to the next record of running transactions; the server logs one at most every 15 s.
            shop.execute("select pg_log_standby_snapshot()");
            await().atMost(TIMEOUT)
                    .until(() -> capture.status().retainedBytes(), bytes -> bytes != null && bytes < written / 10);
            assertThat(capture.status().changes()).isZero();
        }
    }
}
