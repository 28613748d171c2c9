package io.shopstream.embedded;

import io.shopstream.embedded.host.EmbeddedStartException;
import org.jspecify.annotations.Nullable;

/**
 * The platform that all tests of one JVM share: started at the first call in a temporary directory, stopped and deleted
 * when the JVM ends. Each test uses its own topic prefix and database. If the start failed, each later call throws the
 * same exception at once. Thread-safe.
 */
public final class SharedPlatform {

    private static @Nullable EmbeddedPlatform platform;
    private static @Nullable EmbeddedStartException failure;

    private SharedPlatform() {}

    public static synchronized EmbeddedPlatform get() {
        if (failure != null) {
            throw failure;
        }
        if (platform == null) {
            platform = start();
        }
        return platform;
    }

    private static EmbeddedPlatform start() {
        try {
            EmbeddedPlatform started =
                    EmbeddedPlatform.builder().temporary().disposable().start();
            Runtime.getRuntime().addShutdownHook(new Thread(started::closeAtExit, "shared-platform-close"));
            return started;
        } catch (EmbeddedStartException e) {
            failure = e;
            throw e;
        }
    }
}
