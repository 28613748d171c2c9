package io.shopstream.embedded;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** Starts the platform in the given directory, writes the given text, and waits to be killed; runs in its own JVM. */
final class PlatformProgram {

    private PlatformProgram() {}

    public static void main(String[] arguments) throws Exception {
        long began = System.nanoTime();
        EmbeddedPlatform platform = EmbeddedPlatform.builder()
                .dataDirectory(Path.of(arguments[0]))
                .onProgress(System.out::println)
                .start();
        System.out.println("started in " + (System.nanoTime() - began) / 1_000_000 + " ms");
        PlatformProbe probe = new PlatformProbe(platform);
        probe.writeRecord(arguments[1]);
        probe.writeRow(arguments[1]);
        System.out.println("schema " + probe.register("probe-value", "probe"));
        Stream.concat(platform.postgres().handles().stream(), platform.registry().handles().stream())
                .forEach(handle -> System.out.println("process " + handle.pid()));
        System.out.println("ports " + platform.kafka().port() + " "
                + platform.postgres().port() + " " + platform.registry().port());
        System.out.println("ready");
        new CountDownLatch(1).await();
    }
}
