package io.shopstream.sink.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.sink.fixture.TestTopics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run that dies or is cancelled leaves the tables as they were, and nothing behind after the next start. */
class KilledRebuildIT {
    private final RebuildHarness harness = new RebuildHarness();

    @BeforeEach
    void load() throws Exception {
        new RandomPast(new Random(3), harness.topics).write(500);
        harness.loadAll();
    }

    @AfterEach
    void close() {
        harness.close();
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void shouldSurviveAKillInEveryPhase(Phase phase) throws Exception {
        Map<String, String> before = harness.checksums();

        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RebuildChild.class.getName(),
                        TestTopics.bootstrapServers(),
                        SharedPlatform.get().registry().url(),
                        harness.topics.topics().prefix(),
                        harness.warehouse.url(),
                        phase.name())
                .inheritIO()
                .start();
        try {
            assertThat(child.waitFor(90, TimeUnit.SECONDS)).isTrue();
        } finally {
            child.destroyForcibly();
        }
        assertThat(child.exitValue()).isEqualTo(RebuildChild.DIED);

        assertThat(harness.checksums()).isEqualTo(before);
        try (Rebuilder next = harness.rebuilder()) {
            next.cleanUp();
            assertThat(next.status().runs())
                    .extracting(RebuildRun::state)
                    .containsExactly(phase == Phase.CLEANING ? "DONE" : "INTERRUPTED");
        }
        assertThat(harness.leftovers()).isEmpty();
        assertThat(harness.checksums()).isEqualTo(before);
        if (phase == Phase.EXCHANGING || phase == Phase.CLEANING) {
            assertThat(harness.rebuild(null).differences()).isEmpty();
            assertThat(harness.checksums()).isEqualTo(before);
        }
    }

    @Test
    void shouldLeaveNothingWhenCancelled() throws Exception {
        Map<String, String> before = harness.checksums();
        Rebuilder[] self = new Rebuilder[1];
        try (Rebuilder rebuilder = harness.rebuilder(phase -> {
            if (phase == Phase.MERGING_LATE) {
                assertThat(self[0].cancel()).isTrue();
            }
        })) {
            self[0] = rebuilder;
            long runId = rebuilder.start(List.of("orders"), null);
            assertThat(RebuildHarness.ended(rebuilder, runId).state()).isEqualTo("CANCELLED");
        }
        assertThat(harness.leftovers()).isEmpty();
        assertThat(harness.checksums()).isEqualTo(before);
    }
}
