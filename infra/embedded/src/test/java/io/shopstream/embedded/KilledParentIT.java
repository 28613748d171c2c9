package io.shopstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class KilledParentIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    // All tests share one data directory: data written before a kill must survive every later kill.
    @TempDir
    static Path directory;

    private static final List<String> WRITTEN = new ArrayList<>();

    @Test
    void shouldLeaveNoProcessWhenTheJvmIsKilled() throws Exception {
        PlatformProcess killed = start();
        List<ProcessHandle> children = killed.children();
        assertThat(children).hasSizeGreaterThan(5);

        killed.jvm().kill();

        awaitNoChildren(killed);
    }

    @Test
    void shouldStartAgainAtOnceOnTheSamePortsWhileTheOrphansAreStopping() throws Exception {
        PlatformProcess killed = start();
        killed.jvm().kill();

        try (EmbeddedPlatform platform = startOnThePortsOf(killed)) {
            assertFindsEverything(platform, killed);
        }
        awaitNoChildren(killed);
    }

    @Test
    @Tag("soak")
    void shouldStopOrphansThatLostTheirWatchdogToo() throws Exception {
        PlatformProcess killed = start();
        killed.children().stream()
                .filter(child -> child.info().command().orElse("").endsWith("sh"))
                .forEach(ProcessHandle::destroyForcibly);
        killed.jvm().kill();
        // PostgreSQL and the registry now run without a watchdog.
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(killed.children()).hasSizeGreaterThan(2));

        try (EmbeddedPlatform platform = startOnThePortsOf(killed)) {
            assertFindsEverything(platform, killed);
        }
        awaitNoChildren(killed);
    }

    private static PlatformProcess start() throws IOException {
        String text = "written before kill " + WRITTEN.size();
        PlatformProcess started = PlatformProcess.start(directory, text);
        WRITTEN.add(text);
        return started;
    }

    // The processes that held ports have ended; a watchdog shell may still be ending.
    private static void awaitNoChildren(PlatformProcess killed) {
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(killed.children()).isEmpty());
    }

    private static EmbeddedPlatform startOnThePortsOf(PlatformProcess killed) {
        int[] ports = Arrays.stream(
                        killed.values("ports ").findFirst().orElseThrow().split(" "))
                .mapToInt(Integer::parseInt)
                .toArray();
        long began = System.nanoTime();
        EmbeddedPlatform platform = EmbeddedPlatform.builder()
                .dataDirectory(directory)
                .kafkaPort(ports[0])
                .postgresPort(ports[1])
                .registryPort(ports[2])
                .onProgress(System.out::println)
                .start();
        System.out.println("after a kill, in " + (System.nanoTime() - began) / 1_000_000 + " ms");
        return platform;
    }

    private static void assertFindsEverything(EmbeddedPlatform platform, PlatformProcess killed) throws Exception {
        PlatformProbe probe = new PlatformProbe(platform);
        assertThat(probe.readRecords()).isEqualTo(WRITTEN);
        assertThat(probe.readRows()).containsExactlyInAnyOrderElementsOf(WRITTEN);
        assertThat(probe.register("probe-value", "probe"))
                .isEqualTo(killed.values("schema ").findFirst().orElseThrow());
    }
}
