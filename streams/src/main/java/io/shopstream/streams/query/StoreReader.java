package io.shopstream.streams.query;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/**
 * Reads one store over all its partitions. If a partition cannot be read, the result is {@code NotReady}, never a
 * smaller number.
 */
public final class StoreReader {
    private final Coordinator coordinator;

    /** Reads the partitions of all instances. */
    public StoreReader(Coordinator coordinator) {
        this.coordinator = coordinator;
    }

    /**
     * Reads this instance only, and its answers count as current.
     *
     * @param partitions partitions of every store: as many as the order topic has
     */
    public StoreReader(StoreSource source, int partitions, Clock clock) {
        this(new Coordinator(
                "",
                partitions,
                new LocalAnswers(source),
                Cluster.none(),
                (address, question, timeout) ->
                        CompletableFuture.failedFuture(new IllegalStateException("this reader has no other instances")),
                Freshness.always(clock),
                clock));
    }

    /** Answers from all partitions, on whichever instance they are. */
    public <K, V, P> QueryOutcome<MergedResult<P>> ask(Question<K, V, P> question) {
        return coordinator.ask(question);
    }

    /** Accumulates the entries of a scan. */
    public interface Fold<K, V, R> {
        void add(K key, V value);

        R result();
    }
}
