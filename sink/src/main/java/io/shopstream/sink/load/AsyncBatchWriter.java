package io.shopstream.sink.load;

import io.shopstream.sink.ledger.LostOwnershipException;
import io.shopstream.sink.ledger.OffsetRange;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Writes one batch at a time on its own thread, so that the next batch can be read and decoded meanwhile. Only one
 * thread may call it; that thread uses the session only while no write is running.
 */
final class AsyncBatchWriter implements AutoCloseable {
    private final ExecutorService thread;
    private @Nullable Future<List<OffsetRange>> writing;

    /** Runs one transaction and returns the ranges that it committed. */
    @FunctionalInterface
    interface Write {
        List<OffsetRange> run() throws SQLException, LostOwnershipException;
    }

    AsyncBatchWriter(String name) {
        thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name(name + "-writer").factory());
    }

    /** @throws IllegalStateException if the previous write has not been awaited */
    void begin(Write write) {
        if (writing != null) {
            throw new IllegalStateException("the previous write has not been awaited");
        }
        writing = thread.submit(write::run);
    }

    /** Waits for the write and returns the ranges it committed, empty if none was begun; rethrows its failure. */
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

    /** Waits for the write and ignores its result and its failure: the caller reads the ledger again. */
    void awaitAndIgnore() {
        try {
            await();
        } catch (SQLException | LostOwnershipException | RuntimeException e) {
            // The ledger says what was committed.
        }
    }

    @Override
    public void close() {
        thread.close();
    }
}
