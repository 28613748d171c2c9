package io.shopstream.embedded;

/**
 * The platform that all tests of one JVM share: started at the first call, in a temporary directory, and stopped and
 * deleted when the JVM ends. Tests keep apart by topic prefix and by database. When the start failed once, each later
 * call fails at once with the same error.
 */
public final class SharedPlatform {

    private SharedPlatform() {}

    public static EmbeddedPlatform get() {
        return Holder.START.platform();
    }

    private record Start(EmbeddedPlatform platform) {

        static Start now() {
            EmbeddedPlatform platform = EmbeddedPlatform.builder().temporary().start();
            Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "shared-platform-close"));
            return new Start(platform);
        }
    }

    private static final class Holder {
        static final Start START = Start.now();
    }
}
