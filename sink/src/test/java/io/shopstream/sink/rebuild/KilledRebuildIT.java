package io.shopstream.sink.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.embedded.host.ChildJvm;
import io.shopstream.sink.rebuild.control.RebuildPhase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A killed or cancelled run leaves the tables unchanged, and nothing behind after the next start. */
class KilledRebuildIT {
    private static final LoadedPast PAST = LoadedPast.of(3, 500);

    private final RebuildHarness harness = PAST.harness();

    @AfterEach
    void close() {
        harness.close();
    }

    @AfterAll
    static void closePast() {
        PAST.close();
    }

    /** Kills the run while it reads, before the exchange commits, and after. */
    @ParameterizedTest
    @EnumSource(names = {"READING", "EXCHANGING", "CLEANING"})
    void shouldSurviveAKill(RebuildPhase phase) throws Exception {
        requireSurvival(phase);
    }

    @ParameterizedTest
    @Tag("soak")
    @EnumSource(RebuildPhase.class)
    void shouldSurviveAKillInEveryPhase(RebuildPhase phase) throws Exception {
        requireSurvival(phase);
    }

    private void requireSurvival(RebuildPhase phase) throws Exception {
        Map<String, String> before = harness.checksums();

        try (ChildJvm child = RebuildChild.start(harness.topics, harness.warehouse, phase)) {
            child.awaitHalt();
        }

        assertThat(harness.checksums()).isEqualTo(before);
        try (Rebuilder next = harness.rebuilder()) {
            next.cleanUp();
            assertThat(next.status().runs())
                    .extracting(RebuildRun::state)
                    .containsExactly(phase == RebuildPhase.CLEANING ? "DONE" : "INTERRUPTED");
        }
        assertThat(harness.leftovers()).isEmpty();
        assertThat(harness.checksums()).isEqualTo(before);
        if (phase == RebuildPhase.EXCHANGING || phase == RebuildPhase.CLEANING) {
            assertThat(harness.rebuild(null).differences()).isEmpty();
            assertThat(harness.checksums()).isEqualTo(before);
        }
    }

    @Test
    void shouldLeaveNothingWhenCancelled() throws Exception {
        Map<String, String> before = harness.checksums();
        Rebuilder[] self = new Rebuilder[1];
        try (Rebuilder rebuilder = harness.rebuilder(phase -> {
            if (phase == RebuildPhase.MERGING_LATE) {
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
