package io.shopstream.streams.runtime.stores;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** Tracks the active stores of this instance that are being restored from their changelogs. */
final class Restores implements StateRestoreListener {
    private final Map<StorePartition, Progress> running = new ConcurrentHashMap<>();

    /**
     * Progress of one restore.
     *
     * @param toRestore records to read when the restore began, transaction markers included
     */
    record Progress(long start, long restored, long toRestore) {}

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long startingOffset, long endingOffset) {
        running.put(
                new StorePartition(store, changelog.partition()),
                new Progress(startingOffset, 0, Math.max(0, endingOffset - startingOffset)));
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long batchEndOffset, long numRestored) {
        // By position, not by count: markers and records of aborted transactions are never counted as restored.
        running.computeIfPresent(
                new StorePartition(store, changelog.partition()),
                (key, progress) -> new Progress(
                        progress.start(),
                        Math.min(progress.toRestore(), batchEndOffset + 1 - progress.start()),
                        progress.toRestore()));
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long totalRestored) {
        running.remove(new StorePartition(store, changelog.partition()));
    }

    @Override
    public void onRestoreSuspended(TopicPartition changelog, String store, long totalRestored) {
        running.remove(new StorePartition(store, changelog.partition()));
    }

    Optional<Progress> find(String store, int partition) {
        return Optional.ofNullable(running.get(new StorePartition(store, partition)));
    }

    /** Progress of all stores together; empty if none has anything to restore. */
    Optional<Progress> total() {
        return running.values().stream()
                .filter(progress -> progress.toRestore() > 0)
                .reduce((one, other) ->
                        new Progress(0, one.restored() + other.restored(), one.toRestore() + other.toRestore()));
    }
}
