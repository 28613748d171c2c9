package io.shopstream.sink.warehouse;

import java.sql.SQLException;

/** The moments at which a crash is most telling. Production passes {@link #NONE}; tests fail there on purpose. */
@FunctionalInterface
public interface FaultInjectionPoint {
    FaultInjectionPoint NONE = point -> {};

    /** Where a transaction stands. */
    enum Point {
        /** All rows of a COPY are sent, its end is not. */
        BEFORE_COPY_END,
        /** A COPY has ended: its rows are in a staging table, or in their own, where nobody else sees them yet. */
        AFTER_COPY,
        /** Rows and offsets are written, nothing is committed. */
        BEFORE_COMMIT,
        /** The database has committed, the loader does not know yet. */
        AFTER_COMMIT
    }

    void reached(Point point) throws SQLException;
}
