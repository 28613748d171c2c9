package io.shopstream.local.metabase.provision;

import org.jspecify.annotations.Nullable;

/**
 * An object of the files as it is in Metabase.
 *
 * @param mark null if somebody removed it from the description
 * @param content hash of what people can change
 */
record Stored(Kind kind, String key, int id, @Nullable Mark mark, String content, boolean archived) {

    /** Whether it is no longer what was last written: people decide what it is. */
    boolean isChangedByHand() {
        if (mark == null) {
            return true;
        }
        if (mark.isRemoved()) {
            return !archived;
        }
        return !mark.isPending() && !mark.kept().equals(content);
    }

    /** Whether this hash is of what was last sent. */
    boolean wasSent(String wanted) {
        return mark != null && mark.wanted().equals(wanted);
    }

    String change() {
        if (mark == null) {
            return "its mark was removed from the description by hand";
        }
        return archived ? "moved to the trash by hand" : "changed by hand";
    }
}
