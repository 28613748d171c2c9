package io.shopstream.local.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.local.verify.VerifyReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of the API while a program sends 2,000 orders a second: every order that was answered as accepted is
 * in the warehouse once, as it was sent, and nothing else is.
 */
@Timeout(900)
class KilledApiIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    @TempDir
    Path directory;

    @Test
    void shouldLoadEveryAcceptedOrderOnce() throws Exception {
        kill(2, OrderBatch::withIds);
    }

    /** A batch with a key that is cut off is refused for half a minute, so this takes longer. */
    @Test
    @Tag("soak")
    void shouldLoadEveryAcceptedOrderOnceAfterTenKills() throws Exception {
        int repeated = kill(10, number -> number % 4 == 3 ? OrderBatch.withKey(number) : OrderBatch.withIds(number));
        assertThat(repeated)
                .as("records that Kafka had when the API was killed before it could say so")
                .isPositive();
    }

    /** Returns how many records are in the topic more than once, since they were sent again. */
    private int kill(int kills, IntFunction<OrderBatch> batches) throws Exception {
        Random random = new Random(16);
        try (LoadedShop shop = new LoadedShop(directory);
                ApiProcess api = new ApiProcess(shop.apiSettings());
                IngestClient client = new IngestClient(api.url(), batches)) {
            shop.start();
            client.start();
            int killed = 0;
            while (killed < kills) {
                killed += killInTheMiddle(api, client, random) ? 1 : 0;
            }
            int more = client.progress().done() + 20;
            await(api, client, progress -> progress.done() >= more);
            client.finish();
            await(api, client, IngestClient.Progress::isFinished);

            VerifyReport verified = shop.verify(api.url());
            assertThat(verified.agrees()).as(verified.text()).isTrue();
            ExpectedShop expected = new ExpectedShop(client.answers());
            int repeated = expected.assertTopic(shop.topic());
            expected.assertWarehouse(shop.warehouseOrders());
            assertThat(shop.revenueOfFacts()).isEqualTo(expected.revenue());
            assertThat(shop.revenueOfWindows()).isEqualTo(expected.revenue());
            return repeated;
        }
    }

    /** Returns whether the kill came before the answer to a request. */
    private static boolean killInTheMiddle(ApiProcess api, IngestClient client, Random random) throws Exception {
        int done = client.progress().done() + 5 + random.nextInt(25);
        int underWay = 1 + random.nextInt(IngestClient.BURST);
        await(api, client, progress -> progress.done() >= done && progress.underWay() >= underWay);
        IngestClient.Progress before = client.progress();
        api.killAndStart();
        // More than could have been answered before: the next process is at work.
        await(api, client, progress -> progress.done() > before.done() + before.underWay());
        return client.progress().cut() > before.cut();
    }

    private static void await(ApiProcess api, IngestClient client, Predicate<IngestClient.Progress> reached) {
        try {
            Awaitility.await()
                    .atMost(TIMEOUT)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .until(
                            () -> {
                                api.requireAlive();
                                return client.progress();
                            },
                            reached);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(api.output(), e);
        }
    }
}
