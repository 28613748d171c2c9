package io.shopstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class RestartIT {

    @TempDir
    Path directory;

    @Test
    void shouldFindEverythingAgainOnOtherPorts() throws Exception {
        String clusterId;
        String id;
        String otherId;
        try (EmbeddedPlatform first = start()) {
            PlatformProbe probe = new PlatformProbe(first);
            probe.writeRecord("kept");
            probe.writeRow("kept");
            otherId = probe.register("other-value", "other");
            id = probe.register("probe-value", "probe");
            clusterId = first.kafka().clusterId();
            assertThat(id).startsWith("{\"id\":").isNotEqualTo(otherId);
            assertThat(probe.select("show log_min_duration_statement")).isEqualTo("500ms");
            probe.runAStatementThatCountsAsSlow("select ?::text as logged", "a value");
            assertThat(directory.resolve("logs").resolve("postgres.log"))
                    .content()
                    .containsPattern("\\w+ slow-probe LOG: +duration: .*select \\$1::text as logged")
                    .doesNotContain("a value");
        }

        try (EmbeddedPlatform second = start()) {
            PlatformProbe probe = new PlatformProbe(second);
            assertThat(second.kafka().clusterId()).isEqualTo(clusterId);
            assertThat(probe.readRecords()).containsExactly("kept");
            assertThat(probe.readRows()).containsExactly("kept");
            assertThat(probe.register("probe-value", "probe")).isEqualTo(id);
            assertThat(probe.register("other-value", "other")).isEqualTo(otherId);
            assertThat(probe.get("/schemas/ids/" + id.replaceAll("\\D", ""))).contains("Probe");
        }
    }

    private EmbeddedPlatform start() {
        return EmbeddedPlatform.builder()
                .dataDirectory(directory)
                .onProgress(System.out::println)
                .start();
    }
}
