package io.shopstream.streams.query;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.query.FailureReason;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.RangeQuery;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.apache.kafka.streams.query.StateQueryResult;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * Reads one store over all its partitions, or says that it cannot: a partition that is missing, failing or being
 * restored makes the whole answer {@code NotReady}, never a smaller number.
 *
 * <p>Range reads of a cached store see what lies below its cache, that is, what the last commit flushed: up to one commit
 * interval old, and all of it processed. Partitions are read one after the other, not at one moment.
 */
public final class StoreReader {
    private final StoreSource source;
    private final Set<Integer> partitions;

    /** @param partitions how many partitions every store has: as many as the order topic */
    public StoreReader(StoreSource source, int partitions) {
        this.source = source;
        this.partitions = IntStream.range(0, partitions).boxed().collect(Collectors.toUnmodifiableSet());
    }

    /** What is gathered from the entries of a scan. */
    public interface Fold<K, V, R> {
        void add(K key, V value);

        R result();
    }

    /** Folds every entry with a key from {@code lower} to {@code upper}, by key bytes, both included. */
    public <K, V, R> QueryOutcome<R> scan(String store, K lower, K upper, Fold<K, V, R> fold) {
        Query<KeyValueIterator<K, V>> range = RangeQuery.withRange(lower, upper);
        return read(store, range, iterator -> {
                    try (iterator) {
                        iterator.forEachRemaining(entry -> fold.add(entry.key, entry.value));
                    }
                })
                .map(done -> fold.result());
    }

    /** The values under {@code key}, of each partition that has one; absent if none has. */
    public <K, V> QueryOutcome<List<V>> get(String store, K key) {
        List<V> values = new ArrayList<>(1);
        QueryOutcome<Boolean> outcome = read(store, KeyQuery.<K, V>withKey(key), value -> {
            // A key that is not there is a success without a result.
            if (value != null) {
                values.add(value);
            }
        });
        return outcome instanceof QueryOutcome.Found<Boolean> && values.isEmpty()
                ? new QueryOutcome.Absent<>()
                : outcome.map(done -> values);
    }

    private <R> QueryOutcome<Boolean> read(String store, Query<R> query, PartitionResult<R> each) {
        List<Long> before = tickets(store);
        if (before.contains(StoreSource.NOT_LIVE)) {
            return new QueryOutcome.NotReady<>("not every partition of " + store + " is live on this instance");
        }
        try {
            StateQueryResult<R> answer = source.query(StateQueryRequest.inStore(store)
                    .withQuery(query)
                    .withPartitions(partitions)
                    .requireActive());
            QueryOutcome<Boolean> outcome = takeAll(store, answer, each);
            return tickets(store).equals(before)
                    ? outcome
                    : new QueryOutcome.NotReady<>("a partition of " + store + " moved while it was read");
        } catch (InvalidStateStoreException | IllegalStateException e) {
            return new QueryOutcome.NotReady<>(
                    store + " cannot be read now: Kafka Streams is starting, stopping or" + " moving partitions");
        }
    }

    private static <R> QueryOutcome<Boolean> takeAll(
            String store, StateQueryResult<R> answer, PartitionResult<R> each) {
        Deque<QueryResult<R>> untaken =
                new ArrayDeque<>(answer.getPartitionResults().values());
        try {
            for (QueryResult<R> result : untaken) {
                if (result.isFailure()) {
                    return failure(store, result.getFailureReason());
                }
            }
            while (!untaken.isEmpty()) {
                each.take(untaken.pop().getResult());
            }
            return new QueryOutcome.Found<>(true);
        } finally {
            untaken.forEach(StoreReader::close);
        }
    }

    // An iterator left open pins RocksDB files until the process ends.
    private static void close(QueryResult<?> result) {
        if (result.isSuccess() && result.getResult() instanceof KeyValueIterator<?, ?> iterator) {
            iterator.close();
        }
    }

    private static QueryOutcome<Boolean> failure(String store, FailureReason reason) {
        return switch (reason) {
            case NOT_PRESENT, NOT_ACTIVE, NOT_UP_TO_BOUND, DOES_NOT_EXIST ->
                new QueryOutcome.NotReady<>("a partition of " + store + " is " + reason);
            case UNKNOWN_QUERY_TYPE, STORE_EXCEPTION ->
                new QueryOutcome.Failed<>("a partition of " + store + " answered " + reason);
        };
    }

    private List<Long> tickets(String store) {
        return partitions.stream()
                .sorted()
                .map(partition -> source.ticket(store, partition))
                .toList();
    }

    private interface PartitionResult<R> {
        void take(R result);
    }
}
