package io.shopstream.sink.table;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a batch says about one id of a dimension, folded in log order: mentioned by a fact, described by a record, deleted
 * by a tombstone, or several of these. What has a version takes effect only if that is higher than every one before it,
 * in the batch and then in the table, so a redelivery changes nothing.
 *
 * @param value the newest record in the batch that took effect, null if none did
 * @param described its version, 0 if there was none
 * @param version the highest version in the batch, of a record or of a captured tombstone; 0 if there was none
 * @param deleted whether a tombstone came and no newer record after it
 * @param tombstone whether a tombstone without a version came: it deletes the row even if the table holds a newer version
 */
public record DimensionRow<V>(
        String id, @Nullable V value, long described, long version, boolean deleted, boolean tombstone) {

    /** An id that a fact refers to. */
    public static <V> DimensionRow<V> referenced(String id) {
        return new DimensionRow<>(id, null, 0, 0, false, false);
    }

    public DimensionRow<V> described(V newer, long newVersion) {
        return newVersion > version ? new DimensionRow<>(id, newer, newVersion, newVersion, false, tombstone) : this;
    }

    /** Deleted by somebody who knows no versions: whatever came before is gone. */
    public DimensionRow<V> tombstoned() {
        return new DimensionRow<>(id, value, described, version, true, true);
    }

    /** Deleted in the source at a known version: nothing older revives it, and nothing newer dies of it. */
    public DimensionRow<V> deletedAt(long sourceVersion) {
        return sourceVersion > version
                ? new DimensionRow<>(id, value, described, sourceVersion, true, tombstone)
                : this;
    }

    /** Whether the batch says nothing of the id but that it exists. */
    public boolean isReference() {
        return value == null && version == 0 && !tombstone;
    }

    public boolean inferred() {
        return Objects.isNull(value);
    }
}
