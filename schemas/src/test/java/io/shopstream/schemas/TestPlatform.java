package io.shopstream.schemas;

import io.shopstream.embedded.EmbeddedPlatform;
import io.shopstream.embedded.host.Ports;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The platform of this module's tests, stopped when the JVM ends. One client already calls the registry before the
 * platform starts, so that a test covers an unavailable registry without a second start.
 */
public final class TestPlatform {
    private static final int REGISTRY_PORT = Ports.free();

    private static @Nullable EmbeddedPlatform platform;
    private static @Nullable CompletableFuture<Integer> early;

    private TestPlatform() {}

    public static synchronized EmbeddedPlatform get() {
        if (platform == null) {
            early = CompletableFuture.supplyAsync(
                    () -> registry().register("early-value", Order.getClassSchema()),
                    Executors.newVirtualThreadPerTaskExecutor());
            EmbeddedPlatform started = EmbeddedPlatform.builder()
                    .temporary()
                    .disposable()
                    .registryPort(REGISTRY_PORT)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(started::close, "test-platform-close"));
            platform = started;
        }
        return platform;
    }

    /** The id that the registry returned to the client that called it before it was up. */
    public static synchronized CompletableFuture<Integer> earlyId() {
        get();
        return Objects.requireNonNull(early);
    }

    public static HttpSchemaRegistry registry() {
        return new HttpSchemaRegistry(
                URI.create("http://127.0.0.1:" + REGISTRY_PORT + "/apis/ccompat/v7"), Duration.ofMinutes(2));
    }
}
