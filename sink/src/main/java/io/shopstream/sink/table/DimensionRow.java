package io.shopstream.sink.table;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The state of one dimension id in a batch, folded in log order: referenced by a fact, upserted by a record, deleted by
 * a tombstone, or several of these. A record or captured tombstone takes effect only if its version is higher than
 * every earlier one, in the batch and then in the table, so a redelivery changes nothing.
 *
 * @param value newest record of the batch that took effect, null if none did
 * @param valueVersion version of {@code value}, 0 if it is null
 * @param version highest version in the batch, of a record or of a captured tombstone; 0 if there is none
 * @param deleted whether a tombstone came and no newer record followed it
 * @param unversionedTombstone whether a tombstone without a version came: it deletes the row even if the table holds a
 *     newer version
 */
public record DimensionRow<V>(
        String id, @Nullable V value, long valueVersion, long version, boolean deleted, boolean unversionedTombstone) {

    /** An id that a fact refers to. */
    public static <V> DimensionRow<V> referenced(String id) {
        return new DimensionRow<>(id, null, 0, 0, false, false);
    }

    public DimensionRow<V> upserted(V newer, long newVersion) {
        return newVersion > version
                ? new DimensionRow<>(id, newer, newVersion, newVersion, false, unversionedTombstone)
                : this;
    }

    /** Applies a tombstone without a version: it deletes whatever came before. */
    public DimensionRow<V> tombstoned() {
        return new DimensionRow<>(id, value, valueVersion, version, true, true);
    }

    /** Applies a tombstone of the source's version: older records do not undo it, and it does not delete newer ones. */
    public DimensionRow<V> deletedByVersion(long sourceVersion) {
        return sourceVersion > version
                ? new DimensionRow<>(id, value, valueVersion, sourceVersion, true, unversionedTombstone)
                : this;
    }

    /** Whether the batch only refers to the id. */
    public boolean isReference() {
        return value == null && version == 0 && !unversionedTombstone;
    }

    public boolean inferred() {
        return Objects.isNull(value);
    }
}
