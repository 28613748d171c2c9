package io.shopstream.local.metabase.provision;

import org.jspecify.annotations.Nullable;

/** What happens to one object. */
sealed interface Step {
    record Create() implements Step {}

    record Update(int id, String reason) implements Step {}

    /** Metabase has what the files say. */
    record Same(int id) implements Step {}

    /** People changed it: it stays as it is. */
    record Keep(int id, String reason) implements Step {}

    /** Its file is gone. */
    record Remove(int id) implements Step {}

    /** It is in the trash, and its file is gone. */
    record Gone(int id) implements Step {}

    /** @param wanted hash of what would be sent */
    static Step of(@Nullable Stored stored, String wanted, boolean force) {
        if (stored == null) {
            return new Create();
        }
        if (stored.isChangedByHand()) {
            return force ? new Update(stored.id(), stored.change()) : new Keep(stored.id(), stored.change());
        }
        Mark mark = stored.mark();
        if (mark == null || mark.isPending()) {
            return new Update(stored.id(), "its last change was interrupted");
        }
        if (mark.isRemoved()) {
            return new Update(stored.id(), "its file is there again");
        }
        return mark.wanted().equals(wanted) ? new Same(stored.id()) : new Update(stored.id(), "its file changed");
    }

    /** For an object that no file names. */
    static Step withoutFile(Stored stored, boolean force) {
        if (stored.archived()) {
            return new Gone(stored.id());
        }
        return stored.isChangedByHand() && !force
                ? new Keep(stored.id(), stored.change() + ", and its file is gone")
                : new Remove(stored.id());
    }
}
