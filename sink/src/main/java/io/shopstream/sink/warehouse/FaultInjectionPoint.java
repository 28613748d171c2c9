package io.shopstream.sink.warehouse;

import java.sql.SQLException;

/** Points of a transaction at which tests make the process fail. Production passes {@link #NONE}. */
@FunctionalInterface
public interface FaultInjectionPoint {
    FaultInjectionPoint NONE = point -> {};

    /** A point of a transaction. */
    enum Point {
        /** All rows of a COPY are sent, its end is not. */
        BEFORE_COPY_END,
        /**
         * A COPY has ended: its rows are in a staging table, or, invisible to others until the commit, in their target
         * table.
         */
        AFTER_COPY,
        /** Rows and offsets are written, nothing is committed. */
        BEFORE_COMMIT,
        /** The database has committed; the loader has not noted it yet. */
        AFTER_COMMIT
    }

    void reached(Point point) throws SQLException;
}
