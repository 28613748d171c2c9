package io.shopstream.producer.capture.slot;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.producer.capture.slot.SlotDecision.Lost;
import io.shopstream.producer.capture.slot.SlotDecision.Refuse;
import io.shopstream.producer.capture.slot.SlotDecision.Resume;
import io.shopstream.producer.capture.slot.SlotDecision.TakeSnapshot;
import io.shopstream.producer.capture.slot.SlotDecision.Wait;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SlotInspectionTest {
    private static final SourceIdentity SOURCE = new SourceIdentity("7001", 16384, "shop", "layout");
    private static final SlotFacts SLOT = new SlotFacts("shop", "pgoutput", null, null, 1000, 0);

    private final SlotInspection inspection = new SlotInspection("shop_capture");

    @Test
    void shouldResumeWhenOffsetAndSlotMatch() {
        assertThat(decide(stored(1000, true), SLOT)).isEqualTo(new Resume());
        assertThat(decide(stored(2000, true), SLOT)).isEqualTo(new Resume());
    }

    @Test
    void shouldTakeASnapshotIfNoneWasFinished() {
        assertThat(decide(StoredProgress.NONE, null)).isInstanceOf(TakeSnapshot.class);
        assertThat(decide(StoredProgress.NONE, SLOT)).isInstanceOf(TakeSnapshot.class);
        assertThat(decide(new StoredProgress(Optional.empty(), Optional.of(SOURCE)), SLOT))
                .isInstanceOf(TakeSnapshot.class);
        assertThat(decide(stored(1000, false), SLOT)).isInstanceOf(TakeSnapshot.class);
        assertThat(decide(stored(1000, false), null)).isInstanceOf(TakeSnapshot.class);
    }

    @Test
    void shouldTakeASnapshotWhenTheTableLayoutChanged() {
        SourceIdentity other = new SourceIdentity("7001", 16384, "shop", "other layout");
        assertThat(inspection.decide(stored(1000, true), other, SLOT, false)).isInstanceOf(TakeSnapshot.class);
    }

    @Test
    void shouldReportALostSlot() {
        assertLost(decide(stored(1000, true), null), "replication slot shop_capture is gone");
        assertLost(
                decide(stored(1000, true), new SlotFacts("shop", "pgoutput", null, "wal_removed", 1000, 0)),
                "was invalidated: wal_removed");
        assertLost(decide(stored(999, true), SLOT), "has moved to 0/3E8, beyond the stored offset 0/3E7");
    }

    @Test
    void shouldReportAnotherDatabaseAsLost() {
        SourceIdentity again = new SourceIdentity("7001", 16999, "shop", "layout");
        assertLost(inspection.decide(stored(1000, true), again, null, false), "belongs to another database");
        assertThat(inspection.decide(stored(1000, true), again, null, true)).isInstanceOf(TakeSnapshot.class);
    }

    @Test
    void shouldRefuseAnotherClusterEvenIfASnapshotIsRequested() {
        SourceIdentity elsewhere = new SourceIdentity("7002", 16384, "shop", "layout");
        for (boolean requested : new boolean[] {false, true}) {
            assertThat(inspection.decide(stored(1000, true), elsewhere, null, requested))
                    .isInstanceOfSatisfying(Refuse.class, refuse -> assertThat(refuse.reason())
                            .contains("another PostgreSQL cluster")
                            .doesNotContain(SlotInspection.REMEDY));
        }
    }

    @Test
    void shouldTakeASnapshotOnRequest() {
        assertThat(inspection.decide(stored(1000, true), SOURCE, SLOT, true)).isInstanceOf(TakeSnapshot.class);
        assertThat(inspection.decide(stored(1000, true), SOURCE, null, true)).isInstanceOf(TakeSnapshot.class);
    }

    @Test
    void shouldWaitWhileTheSlotIsInUse() {
        SlotFacts held = new SlotFacts("shop", "pgoutput", "process 4711 (psql)", null, 1000, 0);
        assertThat(decide(stored(1000, true), held))
                .isEqualTo(new Wait("replication slot shop_capture is in use by process 4711 (psql)"));
        assertThat(decide(StoredProgress.NONE, held)).isInstanceOf(Wait.class);
    }

    @Test
    void shouldRefuseTheSlotOfAnotherDatabase() {
        assertThat(decide(StoredProgress.NONE, new SlotFacts("other", "pgoutput", null, null, 1, 0)))
                .isInstanceOf(Refuse.class);
        assertThat(decide(StoredProgress.NONE, new SlotFacts("shop", "test_decoding", null, null, 1, 0)))
                .isInstanceOf(Refuse.class);
    }

    private SlotDecision decide(StoredProgress stored, @Nullable SlotFacts slot) {
        return inspection.decide(stored, SOURCE, slot, false);
    }

    private static StoredProgress stored(long lsn, boolean finished) {
        return new StoredProgress(Optional.of(new StoredPosition(lsn, finished)), Optional.of(SOURCE));
    }

    private static void assertLost(SlotDecision decision, String reason) {
        assertThat(decision).isInstanceOfSatisfying(Lost.class, lost -> assertThat(lost.reason())
                .contains(reason, SlotInspection.REMEDY));
    }
}
