package io.shopstream.sink.load;

import io.shopstream.sink.warehouse.WarehouseSession;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Keeps one session open and makes a new one after the old was discarded. Not thread-safe. */
final class SessionSource implements AutoCloseable {
    private final Opener opener;
    private @Nullable WarehouseSession session;

    /** Connects. */
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

    /** After any failure: what was not committed is rolled back, and the next session starts clean. */
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
