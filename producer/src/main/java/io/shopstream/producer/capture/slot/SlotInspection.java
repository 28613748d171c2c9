package io.shopstream.producer.capture.slot;

import io.shopstream.producer.capture.slot.SlotDecision.Lost;
import io.shopstream.producer.capture.slot.SlotDecision.Refuse;
import io.shopstream.producer.capture.slot.SlotDecision.Resume;
import io.shopstream.producer.capture.slot.SlotDecision.TakeSnapshot;
import io.shopstream.producer.capture.slot.SlotDecision.Wait;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides how capture starts from the stored offset and the slot. Runs before the connector, which would create a
 * missing slot and continue with a gap. The first matching row applies:
 *
 * <pre>
 * offset      slot                            decision
 * any         of another database or plugin   refuse
 * any         in use                          wait
 * of another cluster                          refuse
 * any         any, a snapshot is pending      take a snapshot
 * none, or of an unfinished snapshot          take a snapshot
 * of another database                         lost
 * finished    none, or invalidated            lost
 * finished    confirmed beyond the offset     lost
 * finished    matches, other table layout     take a snapshot
 * finished    matches                         resume
 * </pre>
 */
public final class SlotInspection {
    static final String REMEDY = "run ./shopstream snapshot to capture every table again";
    private static final String PLUGIN = "pgoutput";

    private final String slotName;

    public SlotInspection(String slotName) {
        this.slotName = slotName;
    }

    public SlotDecision decide(
            StoredProgress stored, SourceIdentity source, @Nullable SlotFacts slot, boolean snapshotPending) {
        if (slot != null
                && !(slot.database().equals(source.database()) && slot.plugin().equals(PLUGIN))) {
            return new Refuse(("replication slot %s belongs to database \"%s\" (plugin %s):"
                            + " set SHOPSTREAM_CAPTURE_SLOT to another name")
                    .formatted(slotName, slot.database(), slot.plugin()));
        }
        if (slot != null && slot.holder() != null) {
            return new Wait("replication slot %s is in use by %s".formatted(slotName, slot.holder()));
        }
        Optional<SourceIdentity> storedSource = stored.source();
        if (storedSource.isPresent() && !storedSource.get().isSameCluster(source)) {
            return new Refuse(
                    ("the topics hold rows captured from another PostgreSQL cluster (system %s, this one is %s);"
                                    + " versions start over in this cluster, so its rows would look outdated: start"
                                    + " with empty topics and an empty warehouse, such as './shopstream up --fresh'")
                            .formatted(storedSource.get().systemIdentifier(), source.systemIdentifier()));
        }
        if (snapshotPending) {
            return new TakeSnapshot("it was requested, or is needed after a table change");
        }
        if (stored.position().isEmpty() || storedSource.isEmpty()) {
            return new TakeSnapshot("nothing was captured before");
        }
        StoredPosition position = stored.position().get();
        if (!position.snapshotFinished()) {
            return new TakeSnapshot("the last snapshot was not finished");
        }
        if (!storedSource.get().isSameDatabase(source)) {
            return lost("the stored offset belongs to another database (\"%s\", number %d, this is \"%s\", number %d)"
                    .formatted(
                            storedSource.get().database(),
                            storedSource.get().databaseOid(),
                            source.database(),
                            source.databaseOid()));
        }
        return bySlot(position, storedSource.get(), source, slot);
    }

    private SlotDecision bySlot(
            StoredPosition position, SourceIdentity stored, SourceIdentity source, @Nullable SlotFacts slot) {
        if (slot == null) {
            return lost("replication slot %s is gone".formatted(slotName));
        }
        if (slot.lost() != null) {
            return lost("replication slot %s was invalidated: %s".formatted(slotName, slot.lost()));
        }
        if (Long.compareUnsigned(slot.confirmedLsn(), position.lsn()) > 0) {
            return lost("replication slot %s has moved to %s, beyond the stored offset %s"
                    .formatted(slotName, Lsns.text(slot.confirmedLsn()), Lsns.text(position.lsn())));
        }
        if (!stored.layout().equals(source.layout())) {
            return new TakeSnapshot("captured tables or columns were changed");
        }
        return new Resume();
    }

    private static Lost lost(String cause) {
        return new Lost(cause + ", so changes may be missing from the topics: " + REMEDY);
    }
}
