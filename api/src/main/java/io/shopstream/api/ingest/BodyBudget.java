package io.shopstream.api.ingest;

import io.shopstream.api.ingest.read.BatchReader;
import io.shopstream.api.ingest.read.IngestRefusedException;
import java.util.concurrent.Semaphore;

/** Limits the bodies that are in memory at once, of all kinds of records together, to 128 MiB. Thread-safe. */
final class BodyBudget {
    private static final int UNIT_BYTES = 1 << 10;
    private static final int MAX_UNITS = 128 << 10;

    private final Semaphore units = new Semaphore(MAX_UNITS);

    /**
     * Returns what is to be given back.
     *
     * @param length of the body in bytes as announced, -1 if unknown: it then counts as the largest that is read
     * @throws IngestRefusedException if there is no room now
     */
    int take(long length) {
        long bytes = length < 0 ? BatchReader.MAX_BYTES : Math.min(length, BatchReader.MAX_BYTES);
        int taken = Math.toIntExact(bytes / UNIT_BYTES) + 1;
        if (!units.tryAcquire(taken)) {
            throw IngestRefusedException.busy("too many records are being read at once: send this request again");
        }
        return taken;
    }

    void giveBack(int taken) {
        units.release(taken);
    }
}
