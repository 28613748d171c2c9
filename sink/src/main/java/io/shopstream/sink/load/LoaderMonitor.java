package io.shopstream.sink.load;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the state, lag and load rate of a loader. Written by the loader's thread, read by any thread. Logs each
 * change of state once.
 */
public final class LoaderMonitor {
    private static final Logger LOG = LoggerFactory.getLogger(LoaderMonitor.class);

    private static final Duration WAITING_REMINDER = Duration.ofSeconds(10);

    private final String name;
    private final Clock clock;
    private final RowRate rate;
    private final Map<TopicPartition, PartitionStatus> partitions = new ConcurrentHashMap<>();
    private volatile Instant waitingLoggedAt = Instant.MIN;
    private volatile @Nullable String incomplete;
    private volatile LoaderState state = new LoaderState.Starting("waiting for the warehouse");

    LoaderMonitor(String name, Clock clock) {
        this.name = name;
        this.clock = clock;
        this.rate = new RowRate(clock);
    }

    public String name() {
        return name;
    }

    public LoaderState state() {
        return state;
    }

    public List<PartitionStatus> partitions() {
        return partitions.values().stream()
                .sorted(Comparator.comparing(PartitionStatus::topic).thenComparing(PartitionStatus::partition))
                .toList();
    }

    /** Records and transaction markers not yet loaded, as far as known. */
    public long lag() {
        return partitions.values().stream()
                .mapToLong(status -> Math.max(0, status.lag()))
                .sum();
    }

    public double rowsPerSecond() {
        return rate.perSecond();
    }

    void starting(String what) {
        incomplete = null;
        state = new LoaderState.Starting(what);
    }

    /** Notes that the loader loads; it is shown as waiting nevertheless while something is missing. */
    void running() {
        String reason = incomplete;
        if (reason != null) {
            waiting(reason);
            return;
        }
        LoaderState before = state;
        if (!(before instanceof LoaderState.Running)) {
            state = new LoaderState.Running();
            LOG.info("{}: loading", name);
        }
    }

    /** @param reason why the loader waits for some of its topics while it loads the others; null if it does not */
    void incomplete(@Nullable String reason) {
        incomplete = reason;
    }

    /** Logs the reason at once and every ten seconds while the loader waits. */
    void waiting(String reason) {
        Instant now = clock.instant();
        boolean known = state instanceof LoaderState.Waiting;
        state = new LoaderState.Waiting(
                reason, state instanceof LoaderState.Waiting(String before, Instant since) ? since : now);
        if (!known || now.minus(WAITING_REMINDER).isAfter(waitingLoggedAt)) {
            waitingLoggedAt = now;
            LOG.warn("{}: waiting, resumes automatically: {}", name, reason);
        }
    }

    void stopped(String reason, String remedy, Throwable cause) {
        state = new LoaderState.Stopped(reason, remedy, clock.instant());
        LOG.error("{}: stopped: {}. {}", name, reason, remedy);
        LOG.debug("{}: stopped because of", name, cause);
    }

    void closed() {
        if (!(state instanceof LoaderState.Stopped)) {
            state = new LoaderState.Closed();
        }
    }

    void rows(long loaded) {
        rate.add(loaded);
    }

    void partition(TopicPartition partition, PartitionStatus status) {
        partitions.put(partition, status);
    }

    /** Counts the lag of a partition from the offset that was last seen as the next to load; ignores others. */
    void logEnd(TopicPartition partition, long end) {
        partitions.computeIfPresent(partition, (same, seen) -> seen.withLag(Math.max(0, end - seen.nextOffset())));
    }

    /**
     * Removes a partition that another loader owns now. A stopped loader keeps its list: that is still to be loaded.
     */
    void forget(TopicPartition partition) {
        if (!(state instanceof LoaderState.Stopped)) {
            partitions.remove(partition);
        }
    }

    /** Removes the partitions that the loader no longer owns, such as those from before it was started again. */
    void keepOnly(Set<TopicPartition> owned) {
        partitions.keySet().retainAll(owned);
    }
}
