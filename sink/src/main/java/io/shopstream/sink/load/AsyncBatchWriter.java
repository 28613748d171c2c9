package io.shopstream.sink.load;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Writes one batch at a time on a thread of its own, so that the next one can be read and decoded meanwhile. Used by one
 * thread, which alone touches the session while nothing is being written.
 */
final class AsyncBatchWriter implements AutoCloseable {
    private final ExecutorService thread;
    private @Nullable Future<List<OffsetRange>> writing;

    /** A transaction. */
    @FunctionalInterface
    interface Write {
        List<OffsetRange> run() throws SQLException, LostOwnershipException;
    }

    AsyncBatchWriter(String name) {
        thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name(name + "-writer").factory());
    }

    /** Begins; what was begun before must have been awaited. */
    void begin(Write write) {
        if (writing != null) {
            throw new IllegalStateException("the write before this one has not been awaited");
        }
        writing = thread.submit(write::run);
    }

    /** What the write committed, empty if none was begun; fails as the write did. */
    List<OffsetRange> await() throws SQLException, LostOwnershipException {
        Future<List<OffsetRange>> begun = writing;
        if (begun == null) {
            return List.of();
        }
        try {
            List<OffsetRange> written = begun.get();
            writing = null;
            return written;
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            writing = null;
            switch (e.getCause()) {
                case SQLException sql -> throw sql;
                case LostOwnershipException lost -> throw lost;
                case RuntimeException failure -> throw failure;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    /** Waits for what was begun, however it ends: nobody knows what it committed. */
    void forget() {
        try {
            await();
        } catch (SQLException | LostOwnershipException | RuntimeException e) {
            // Whatever it was, the ledger says what is stored.
        }
    }

    @Override
    public void close() {
        thread.close();
    }
}
