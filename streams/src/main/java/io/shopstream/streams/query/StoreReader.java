package io.shopstream.streams.query;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Reads one store over all its partitions, or says that it cannot: a partition that nobody can answer for makes the whole
 * answer {@code NotReady}, never a smaller number.
 */
public final class StoreReader {
    private final StoreSource source;
    private final int partitions;
    private final Coordinator coordinator;

    /**
     * Over all instances.
     *
     * @param partitions how many partitions every store has: as many as the order topic
     */
    public StoreReader(StoreSource source, int partitions, Coordinator coordinator) {
        this.source = source;
        this.partitions = partitions;
        this.coordinator = coordinator;
    }

    /** Over this instance alone, as of now. */
    public StoreReader(StoreSource source, int partitions, Clock clock) {
        this(
                source,
                partitions,
                new Coordinator(
                        "",
                        partitions,
                        new LocalAnswers(source),
                        Cluster.none(),
                        (address, question, patience) ->
                                CompletableFuture.failedFuture(new IllegalStateException("nobody to ask")),
                        Freshness.always(clock),
                        clock));
    }

    /** From all partitions, wherever they live. */
    public <K, V, P> QueryOutcome<Gathered<P>> ask(Question<K, V, P> question) {
        return coordinator.ask(question);
    }

    /** What is gathered from the entries of a scan. */
    public interface Fold<K, V, R> {
        void add(K key, V value);

        R result();
    }

    /**
     * Folds every entry with a key from {@code lower} to {@code upper}, by key bytes, both included. Answered by this
     * instance alone, hence only while it owns every partition: {@link #ask} a {@link Scan} to be answered by all.
     */
    public <K, V, R> QueryOutcome<R> scan(String store, K lower, K upper, Fold<K, V, R> fold) {
        return this.<K, V>read(store, partition -> {
                    // An iterator left open pins RocksDB files until the process ends.
                    try (KeyValueIterator<K, V> entries = partition.range(lower, upper)) {
                        entries.forEachRemaining(entry -> fold.add(entry.key, entry.value));
                    }
                })
                .map(done -> fold.result());
    }

    /**
     * The values under {@code key}, of each partition that has one; absent if none has. Answered by this instance alone:
     * {@link #ask} to be answered by all.
     */
    public <K, V> QueryOutcome<List<V>> get(String store, K key) {
        List<V> values = new ArrayList<>(1);
        QueryOutcome<Boolean> outcome = this.<K, V>read(store, partition -> {
            V value = partition.get(key);
            if (value != null) {
                values.add(value);
            }
        });
        return outcome instanceof QueryOutcome.Found<Boolean> && values.isEmpty()
                ? new QueryOutcome.Absent<>()
                : outcome.map(done -> values);
    }

    private <K, V> QueryOutcome<Boolean> read(String store, Consumer<ReadOnlyKeyValueStore<K, V>> each) {
        List<Long> before = tickets(store);
        if (before.contains(StoreSource.NOT_LIVE)) {
            return new QueryOutcome.NotReady<>("not every partition of " + store + " is live on this instance");
        }
        try {
            for (int partition = 0; partition < partitions; partition++) {
                each.accept(source.partition(store, partition));
            }
        } catch (InvalidStateStoreException | IllegalStateException e) {
            return new QueryOutcome.NotReady<>(
                    store + " cannot be read now: Kafka Streams is starting, stopping or moving partitions");
        } catch (ProcessorStateException e) {
            return new QueryOutcome.Failed<>("a partition of " + store + " cannot be read from disk");
        }
        return tickets(store).equals(before)
                ? new QueryOutcome.Found<>(true)
                : new QueryOutcome.NotReady<>("a partition of " + store + " moved while it was read");
    }

    private List<Long> tickets(String store) {
        return IntStream.range(0, partitions)
                .mapToObj(partition -> source.ticket(store, partition))
                .toList();
    }
}
