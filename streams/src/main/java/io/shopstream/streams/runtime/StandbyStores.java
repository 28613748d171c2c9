package io.shopstream.streams.runtime;

import io.shopstream.streams.query.StoreSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StandbyUpdateListener;
import org.apache.kafka.streams.processor.TaskId;

/**
 * The standbys of this instance, and which of them may be read: a standby that has never reached the end its changelog
 * had when it began to fill is an empty store on its way up, and an answer from it a silent zero. One that is promoted
 * remains a standby until it is live: between the two lie seconds in which it may be the only copy.
 */
final class StandbyStores implements StandbyUpdateListener {
    // At the end of a changelog at rest lies the marker of the last transaction, which a store's position does not
    // count.
    private static final long MARKERS = 2;

    private final AtomicLong lastTicket = new AtomicLong(StoreSource.NOT_LIVE);
    private final Map<StorePartition, Standby> standbys = new ConcurrentHashMap<>();

    /**
     * One standby.
     *
     * @param start position in the changelog from which it was filled
     * @param firstEnd end of the changelog when it began to fill, -1 while nobody has looked
     * @param caughtUpAt position at which it was first found to have caught up, -1 until then
     * @param restored records read so far
     */
    record Standby(long ticket, long start, long firstEnd, long caughtUpAt, long restored) {
        boolean isCaughtUp() {
            return caughtUpAt >= 0;
        }

        Standby sawBatch(long records) {
            return new Standby(ticket, start, firstEnd, caughtUpAt, restored + records);
        }

        Standby saw(ChangelogLag lag) {
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
                new StorePartition(store, changelog.partition()), (key, standby) -> standby.sawBatch(batchSize));
    }

    @Override
    public void onUpdateSuspended(
            TopicPartition changelog, String store, long storeOffset, long currentEnd, SuspendReason reason) {
        StorePartition key = new StorePartition(store, changelog.partition());
        switch (reason) {
            case MIGRATED -> standbys.remove(key);
            // The same store goes on being filled as that of an active task, and can be read as a standby until it is
            // live.
            case PROMOTED -> standbys.computeIfPresent(key, (_, standby) -> standby.isCaughtUp() ? standby : null);
        }
    }

    /** The active store lives, and is to be read as such. */
    void live(Collection<String> stores, int partition) {
        stores.forEach(store -> standbys.remove(new StorePartition(store, partition)));
    }

    /** To be told of lags, now and then, until {@link #anyFilling} is false. */
    void observe(Map<String, Map<Integer, ChangelogLag>> lags) {
        lags.forEach((store, byPartition) -> byPartition.forEach((partition, lag) ->
                standbys.computeIfPresent(new StorePartition(store, partition), (key, standby) -> standby.saw(lag))));
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
