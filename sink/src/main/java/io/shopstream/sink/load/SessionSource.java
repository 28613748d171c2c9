package io.shopstream.sink.load;

import io.shopstream.sink.warehouse.WarehouseSession;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Keeps one session open and opens a new one after the old one was discarded. Not thread-safe. */
final class SessionSource implements AutoCloseable {
    private final Opener opener;
    private @Nullable WarehouseSession session;

    /** Opens a session. */
    @FunctionalInterface
    interface Opener {
        WarehouseSession open() throws SQLException;
    }

    SessionSource(Opener opener) {
        this.opener = opener;
    }

    WarehouseSession get() throws SQLException {
        WarehouseSession open = session;
        if (open == null) {
            open = opener.open();
            session = open;
        }
        return open;
    }

    /**
     * Call it after any failure: the open transaction is rolled back, and the next {@link #get} opens a new session.
     */
    void discard() {
        if (session != null) {
            session.close();
            session = null;
        }
    }

    @Override
    public void close() {
        discard();
    }
}
