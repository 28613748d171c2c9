package io.shopstream.schemas;

import io.shopstream.embedded.Platform;
import io.shopstream.embedded.SharedPlatform;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The shared platform in this module's tests. One client already calls the registry before the
 * platform starts, so that a test covers an unavailable registry without a second start.
 */
public final class TestPlatform {
    private static @Nullable CompletableFuture<Integer> early;

    private TestPlatform() {}

    public static synchronized Platform get() {
        if (early == null) {
            early = CompletableFuture.supplyAsync(
                    () -> registry().register("early-value", Order.getClassSchema()),
                    Executors.newVirtualThreadPerTaskExecutor());
        }
        return SharedPlatform.get();
    }

    /** The id that the registry returned to the client that called it before it was up. */
    public static synchronized CompletableFuture<Integer> earlyId() {
        get();
        return Objects.requireNonNull(early);
    }

    public static HttpSchemaRegistry registry() {
        return new HttpSchemaRegistry(URI.create(SharedPlatform.registryUrl()), Duration.ofMinutes(2));
    }
}
