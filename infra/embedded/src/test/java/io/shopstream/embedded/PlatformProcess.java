package io.shopstream.embedded;

import static org.awaitility.Awaitility.await;

import io.shopstream.embedded.host.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs {@link PlatformProgram} in its own JVM and keeps its output until it was ready. */
record PlatformProcess(ChildJvm jvm, List<String> output) {
    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);

    static PlatformProcess start(Path directory, String text) throws IOException {
        ChildJvm jvm = ChildJvm.start(
                ChildJvm.command(
                        ChildJvm.fastStart("-Xmx512m"),
                        PlatformProgram.class.getName(),
                        List.of(directory.toString(), text)),
                Map.of());
        await().atMost(START_TIMEOUT)
                .failFast(() -> {
                    if (!jvm.isAlive()) {
                        throw new AssertionError("the program ended before it was ready: " + jvm.output());
                    }
                })
                .until(() -> jvm.output().lines().anyMatch("ready"::equals));
        return new PlatformProcess(jvm, jvm.output().lines().toList());
    }

    /** The shells, the PostgreSQL server with its backends, and the registry, that are still alive. */
    List<ProcessHandle> children() {
        return values("process ")
                .map(Long::parseLong)
                .map(ProcessHandle::of)
                .flatMap(Optional::stream)
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    Stream<String> values(String prefix) {
        return output.stream().filter(line -> line.startsWith(prefix)).map(line -> line.substring(prefix.length()));
    }
}
