package io.shopstream.embedded;

import io.shopstream.embedded.host.EmbeddedStartException;
import io.shopstream.embedded.host.Ports;
import io.shopstream.embedded.registry.RegistryServer;
import java.util.Iterator;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * The platform that all tests of one JVM share: started at the first call in a temporary directory, stopped and deleted
 * when the JVM ends. Each test uses its own topic prefix and database. If the start failed, each later call throws the
 * same exception at once. The parts are embedded unless the class path has a {@link Platform.Provider}. Thread-safe.
 */
public final class SharedPlatform {

    private static final int REGISTRY_PORT = Ports.free();

    private static @Nullable Platform platform;
    private static @Nullable EmbeddedStartException failure;

    private SharedPlatform() {}

    public static synchronized Platform get() {
        if (failure != null) {
            throw failure;
        }
        if (platform == null) {
            try {
                platform = start();
            } catch (EmbeddedStartException e) {
                failure = e;
                throw e;
            }
        }
        return platform;
    }

    /**
     * The same platform, for a test that does to the parts what only this machine's own processes and files allow.
     *
     * @throws IllegalStateException if the parts are not embedded; the test should have the tag {@code embedded}
     */
    public static EmbeddedPlatform embedded() {
        if (get() instanceof EmbeddedPlatform embedded) {
            return embedded;
        }
        throw new IllegalStateException("the parts are not embedded: give the test the tag embedded");
    }

    /** The address of the registry, also before it runs. */
    public static String registryUrl() {
        return RegistryServer.url(REGISTRY_PORT);
    }

    private static Platform start() {
        Iterator<Platform.Provider> providers =
                ServiceLoader.load(Platform.Provider.class).iterator();
        if (providers.hasNext()) {
            return providers.next().start(REGISTRY_PORT);
        }
        EmbeddedPlatform started = EmbeddedPlatform.builder()
                .temporary()
                .disposable()
                .registryPort(REGISTRY_PORT)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(started::closeAtExit, "shared-platform-close"));
        return started;
    }
}
