package io.shopstream.streams.query;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/**
 * Reads one store over all its partitions, or says that it cannot: a partition that nobody can answer for makes the whole
 * answer {@code NotReady}, never a smaller number.
 */
public final class StoreReader {
    private final Coordinator coordinator;

    /** Over all instances. */
    public StoreReader(Coordinator coordinator) {
        this.coordinator = coordinator;
    }

    /**
     * Over this instance alone, as of now.
     *
     * @param partitions how many partitions every store has: as many as the order topic
     */
    public StoreReader(StoreSource source, int partitions, Clock clock) {
        this(new Coordinator(
                "",
                partitions,
                new LocalAnswers(source),
                Cluster.none(),
                (address, question, timeout) ->
                        CompletableFuture.failedFuture(new IllegalStateException("nobody to ask")),
                Freshness.always(clock),
                clock));
    }

    /** From all partitions, wherever they live. */
    public <K, V, P> QueryOutcome<MergedResult<P>> ask(Question<K, V, P> question) {
        return coordinator.ask(question);
    }

    /** What is gathered from the entries of a scan. */
    public interface Fold<K, V, R> {
        void add(K key, V value);

        R result();
    }
}
