package io.shopstream.producer.capture;

import io.shopstream.producer.capture.SlotDecision.BeginAnew;
import io.shopstream.producer.capture.SlotDecision.GoOn;
import io.shopstream.producer.capture.SlotDecision.Lost;
import io.shopstream.producer.capture.SlotDecision.Refuse;
import io.shopstream.producer.capture.SlotDecision.Wait;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides by what is stored and what is there, before the connector could make a slot of its own and go on with a gap:
 *
 * <pre>
 * offset      slot                        decision
 * any         of another database         refuse
 * any         in use                      wait
 * of another cluster                      refuse
 * any         any, a snapshot is wanted   begin anew
 * none, or of an unfinished snapshot      begin anew
 * of another database                     lost
 * finished    none, or invalidated        lost
 * finished    confirmed beyond the offset lost
 * finished    fits, other table layout    begin anew
 * finished    fits                        go on
 * </pre>
 */
final class SlotInspection {
    static final String REMEDY = "run ./shopstream snapshot to take every table anew";
    private static final String PLUGIN = "pgoutput";

    private final String slotName;

    SlotInspection(String slotName) {
        this.slotName = slotName;
    }

    SlotDecision decide(
            StoredProgress stored, SourceIdentity source, @Nullable SlotFacts slot, boolean snapshotWanted) {
        if (slot != null
                && !(slot.database().equals(source.database()) && slot.plugin().equals(PLUGIN))) {
            return new Refuse("replication slot %s belongs to database \"%s\" (%s): choose another name for this shop's"
                    .formatted(slotName, slot.database(), slot.plugin()));
        }
        if (slot != null && slot.holder() != null) {
            return new Wait("replication slot %s is in use by %s".formatted(slotName, slot.holder()));
        }
        Optional<SourceIdentity> storedSource = stored.source();
        if (storedSource.isPresent() && !storedSource.get().isSameCluster(source)) {
            return new Refuse(
                    ("the topics hold what was captured from another PostgreSQL cluster (system %s, this is %s),"
                                    + " and versions begin anew in this one, so its rows would be taken for old ones: begin with"
                                    + " empty topics and warehouse, such as './shopstream up --fresh'")
                            .formatted(storedSource.get().systemIdentifier(), source.systemIdentifier()));
        }
        if (snapshotWanted) {
            return new BeginAnew("a snapshot is wanted");
        }
        if (stored.position().isEmpty() || storedSource.isEmpty()) {
            return new BeginAnew("nothing was captured before");
        }
        StoredPosition position = stored.position().get();
        if (!position.snapshotFinished()) {
            return new BeginAnew("the last snapshot did not come to its end");
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
            return new BeginAnew("columns that are captured were made anew");
        }
        return new GoOn();
    }

    private static Lost lost(String what) {
        return new Lost(what + ", so changes may be missing from the topics: " + REMEDY);
    }
}
