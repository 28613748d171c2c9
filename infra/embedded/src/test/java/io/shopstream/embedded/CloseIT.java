package io.shopstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class CloseIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path directory;

    @Test
    void shouldLeaveNoThreadNoProcessAndNoTemporaryDirectory() {
        Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
        List<String> progress = new CopyOnWriteArrayList<>();
        EmbeddedPlatform platform =
                EmbeddedPlatform.builder().temporary().onProgress(progress::add).start();
        List<ProcessHandle> processes = new ArrayList<>(platform.postgres().handles());
        processes.addAll(platform.registry().handles());

        platform.close();
        platform.close();

        assertThat(progress).hasSize(3).allMatch(line -> line.matches("[A-Za-z ]+ ready in \\d+\\.\\d s"));
        assertThat(platform.dataDirectory()).doesNotExist();
        // The kernel may show a process for a moment after it was waited for.
        assertThat(processes).isNotEmpty();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(processes).noneMatch(ProcessHandle::isAlive));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(newThreads(before)).isEmpty());
    }

    @Test
    void shouldRefuseADirectoryThatIsInUseAndLeaveItsOwnerAlone() throws Exception {
        try (EmbeddedPlatform first =
                EmbeddedPlatform.builder().dataDirectory(directory).start()) {
            assertThatThrownBy(() ->
                            EmbeddedPlatform.builder().dataDirectory(directory).start())
                    .isInstanceOf(EmbeddedStartException.class)
                    .hasMessageContaining("is in use by another shopstream");

            PlatformProbe probe = new PlatformProbe(first);
            probe.writeRow("still there");
            assertThat(probe.readRows()).contains("still there");
        }
    }

    @Test
    void shouldStartNothingWhenOnePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedPlatform.builder()
                            .dataDirectory(directory)
                            .registryPort(taken.getLocalPort())
                            .start())
                    .isInstanceOf(EmbeddedStartException.class)
                    .hasMessage("port " + taken.getLocalPort() + " for the schema registry is taken: stop what listens"
                            + " there or choose another with --registry-port");
        }
        assertThat(directory.resolve("kafka")).doesNotExist();
        assertThat(directory.resolve("postgres")).doesNotExist();
    }

    /** The database cannot start; the broker beside it must not stay behind. */
    @Test
    void shouldStopEverythingWhenOnePartFails() throws IOException {
        Path version = Files.createDirectories(directory.resolve("postgres")).resolve("PG_VERSION");
        Files.writeString(version, "9.6\n");
        Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());

        assertThatThrownBy(() ->
                        EmbeddedPlatform.builder().dataDirectory(directory).start())
                .isInstanceOf(EmbeddedStartException.class)
                .hasMessageContaining("was made by PostgreSQL 9.6")
                .hasMessageContaining("--data-dir");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(newThreads(before)).isEmpty());
        DataDirectory.open(directory).close();
    }

    /** What the JDK, pgjdbc and the test itself keep for the whole JVM is not ours. */
    private static List<String> newThreads(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread) && thread.isAlive() && !isShared(thread.getName()))
                .map(Thread::getName)
                .toList();
    }

    private static boolean isShared(String name) {
        return List.of("process reaper", "PostgreSQL-JDBC", "ForkJoinPool", "awaitility", "HttpClient", "VirtualThread")
                .stream()
                .anyMatch(name::contains);
    }
}
