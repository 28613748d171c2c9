package io.shopstream.sink.table;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a batch says about one id of a dimension, folded in log order: mentioned by a fact, described by a record, deleted
 * by a tombstone, or several of these.
 *
 * @param value the record of the highest version in the batch, null if there was none
 * @param version its version, 0 if there was none
 * @param deleted whether a tombstone came and no newer record after it
 * @param tombstone whether a tombstone came at all: it deletes the row if the table already holds a newer version
 */
public record DimensionRow<V>(String id, @Nullable V value, long version, boolean deleted, boolean tombstone) {

    /** An id that a fact refers to. */
    public static <V> DimensionRow<V> mentioned(String id) {
        return new DimensionRow<>(id, null, 0, false, false);
    }

    public DimensionRow<V> described(V newer, long newVersion) {
        return newVersion > version ? new DimensionRow<>(id, newer, newVersion, false, tombstone) : this;
    }

    public DimensionRow<V> buried() {
        return new DimensionRow<>(id, value, version, true, true);
    }

    public boolean inferred() {
        return Objects.isNull(value);
    }
}
