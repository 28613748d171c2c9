package io.shopstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class KilledParentIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path directory;

    @Test
    void shouldLeaveNoProcessWhenTheJvmIsKilled() throws Exception {
        PlatformProcess killed = PlatformProcess.start(directory);
        List<ProcessHandle> children = killed.children();
        assertThat(children).hasSizeGreaterThan(5);

        killed.process().destroyForcibly();

        awaitNoChildren(killed);
    }

    @Test
    void shouldStartAgainAtOnceOnTheSamePortsWhileTheOrphansAreStopping() throws Exception {
        PlatformProcess killed = PlatformProcess.start(directory);
        killed.process().destroyForcibly().waitFor();

        try (EmbeddedPlatform platform = startOnThePortsOf(killed)) {
            assertFindsEverything(platform, killed);
        }
        awaitNoChildren(killed);
    }

    @Test
    void shouldStopOrphansThatLostTheirWatchdogToo() throws Exception {
        PlatformProcess killed = PlatformProcess.start(directory);
        killed.children().stream()
                .filter(child -> child.info().command().orElse("").endsWith("sh"))
                .forEach(ProcessHandle::destroyForcibly);
        killed.process().destroyForcibly().waitFor();
        // The server and the registry are on their own now.
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(killed.children()).hasSizeGreaterThan(2));

        try (EmbeddedPlatform platform = startOnThePortsOf(killed)) {
            assertFindsEverything(platform, killed);
        }
        awaitNoChildren(killed);
    }

    // Whoever held a port is gone by now; a shell that watched it may still be about to end.
    private static void awaitNoChildren(PlatformProcess killed) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(killed.children()).isEmpty());
    }

    private EmbeddedPlatform startOnThePortsOf(PlatformProcess killed) {
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
        assertThat(probe.readRecords()).containsExactly("written before the kill");
        assertThat(probe.readRows()).containsExactly("written before the kill");
        assertThat(probe.register("probe-value", "probe"))
                .isEqualTo(killed.values("schema ").findFirst().orElseThrow());
    }
}
