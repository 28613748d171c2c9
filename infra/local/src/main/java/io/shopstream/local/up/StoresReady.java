package io.shopstream.local.up;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.console.Environment;
import io.shopstream.schemas.client.Outcome.Answered;
import io.shopstream.schemas.client.ServiceHttp;
import io.shopstream.schemas.client.ServicePaths;
import io.shopstream.schemas.query.StreamsStatus;
import java.time.Duration;

/** Waits until the state stores answer, at most 30 s: restoring large stores may take longer. */
final class StoresReady {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration QUERY_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private StoresReady() {}

    /** @throws CommandFailure if streams refuses to start, with the reason and the remedy */
    static void await(String streams) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        try (ServiceHttp http =
                ServiceHttp.to(streams, QUERY_TIMEOUT).with(ShopClients.token(Environment.ofProcess()))) {
            while (!isReady(http) && System.nanoTime() < deadline) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isReady(ServiceHttp http) {
        if (!(http.get(ServicePaths.STREAMS_STATUS, StreamsStatus.class) instanceof Answered(StreamsStatus status))) {
            return false;
        }
        if (status.reason() != null) {
            throw new CommandFailure("streams cannot start: " + status.reason());
        }
        return status.ready();
    }
}
