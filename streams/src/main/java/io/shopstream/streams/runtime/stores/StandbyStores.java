package io.shopstream.streams.runtime.stores;

import io.shopstream.streams.query.cluster.StoreSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StandbyUpdateListener;
import org.apache.kafka.streams.processor.StandbyUpdateListener.SuspendReason;
import org.apache.kafka.streams.processor.TaskId;

/**
 * Tracks the standbys of this instance and which of them may be read. A standby that has not yet reached the end its
 * changelog had when it began to fill is incomplete, and would silently answer with zeros. A promoted standby stays
 * readable until its active store is live: in these seconds it may be the only copy.
 */
final class StandbyStores implements StandbyUpdateListener {
    // An idle changelog ends with the marker of the last transaction, which a store's position does not count.
    private static final long MARKERS = 2;

    private final AtomicLong lastTicket = new AtomicLong(StoreSource.NOT_LIVE);
    private final Map<StorePartition, Standby> standbys = new ConcurrentHashMap<>();

    /**
     * One standby.
     *
     * @param start position in the changelog from which it was filled
     * @param firstEnd end of the changelog when it began to fill; -1 until first sampled
     * @param caughtUpAt position at which it was first found to have caught up; -1 until then
     * @param restored records read so far
     */
    record Standby(long ticket, long start, long firstEnd, long caughtUpAt, long restored) {
        boolean isCaughtUp() {
            return caughtUpAt >= 0;
        }

        Standby withBatch(long records) {
            return new Standby(ticket, start, firstEnd, caughtUpAt, restored + records);
        }

        Standby withLag(ChangelogLag lag) {
            long position = lag.position();
            long wanted = firstEnd < 0 ? lag.end() : firstEnd;
            boolean reached = position >= wanted || position > 0 && lag.behind() <= MARKERS;
            return new Standby(ticket, start, wanted, isCaughtUp() || !reached ? caughtUpAt : position, restored);
        }
    }

    @Override
    public void onUpdateStart(TopicPartition changelog, String store, long startingOffset) {
        standbys.put(
                new StorePartition(store, changelog.partition()),
                new Standby(lastTicket.incrementAndGet(), startingOffset, -1, -1, 0));
    }

    @Override
    public void onBatchLoaded(
            TopicPartition changelog, String store, TaskId task, long batchEnd, long batchSize, long currentEnd) {
        standbys.computeIfPresent(
                new StorePartition(store, changelog.partition()), (key, standby) -> standby.withBatch(batchSize));
    }

    @Override
    public void onUpdateSuspended(
            TopicPartition changelog, String store, long storeOffset, long currentEnd, SuspendReason reason) {
        StorePartition key = new StorePartition(store, changelog.partition());
        switch (reason) {
            case MIGRATED -> standbys.remove(key);
            // The same store continues to be filled as that of an active task, and can be read as a standby until it is
            // live.
            case PROMOTED -> standbys.computeIfPresent(key, (_, standby) -> standby.isCaughtUp() ? standby : null);
        }
    }

    /** Removes the standbys of stores that are now live as active stores. */
    void live(Collection<String> stores, int partition) {
        stores.forEach(store -> standbys.remove(new StorePartition(store, partition)));
    }

    /** Updates the standbys with sampled lags. Call it periodically until {@link #anyFilling} is false. */
    void observe(Map<String, Map<Integer, ChangelogLag>> lags) {
        lags.forEach((store, byPartition) -> byPartition.forEach((partition, lag) -> standbys.computeIfPresent(
                new StorePartition(store, partition), (key, standby) -> standby.withLag(lag))));
    }

    boolean anyFilling() {
        return standbys.values().stream().anyMatch(standby -> !standby.isCaughtUp());
    }

    Optional<Standby> find(String store, int partition) {
        return Optional.ofNullable(standbys.get(new StorePartition(store, partition)));
    }

    /** See {@link StoreSource#standbyTicket}. */
    long ticket(String store, int partition) {
        return find(store, partition)
                .filter(Standby::isCaughtUp)
                .map(Standby::ticket)
                .orElse(StoreSource.NOT_LIVE);
    }

    void forgetAll() {
        standbys.clear();
    }
}
