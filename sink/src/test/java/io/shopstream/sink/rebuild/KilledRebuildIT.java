package io.shopstream.sink.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.embedded.host.ChildJvm;
import io.shopstream.sink.rebuild.control.RebuildPhase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A killed or cancelled run leaves the tables unchanged, and nothing behind after the next start. */
class KilledRebuildIT {
    private static final LoadedPast PAST = LoadedPast.shared();

    private final RebuildHarness harness = PAST.harness();

    @AfterEach
    void close() {
        harness.close();
    }

    /** Kills the run before the exchange commits, when all its new tables are there, and after. */
    @ParameterizedTest
    @EnumSource(names = {"EXCHANGING", "CLEANING"})
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
        try (RebuildService next = harness.rebuildService()) {
            next.cleanUp();
            assertThat(next.status().runs())
                    .extracting(RecordedRun::state)
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
        RebuildService[] self = new RebuildService[1];
        try (RebuildService rebuildService = harness.rebuildService(phase -> {
            if (phase == RebuildPhase.MERGING_LATE) {
                assertThat(self[0].cancel()).isTrue();
            }
        })) {
            self[0] = rebuildService;
            long runId = rebuildService.start(List.of("orders"), null);
            assertThat(RebuildHarness.ended(rebuildService, runId).state()).isEqualTo("CANCELLED");
        }
        assertThat(harness.leftovers()).isEmpty();
        assertThat(harness.checksums()).isEqualTo(before);
    }
}
