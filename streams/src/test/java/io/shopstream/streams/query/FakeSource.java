package io.shopstream.streams.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.query.FailureReason;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.apache.kafka.streams.query.StateQueryResult;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** Stores as a test wants them. Gives all entries of a partition, so it does not show whether ranges are right. */
final class FakeSource implements StoreSource {
    private final Map<Integer, List<KeyValue<Object, Object>>> entries = new HashMap<>();
    private final Map<Integer, Long> tickets = new HashMap<>();
    private final Map<Integer, FailureReason> failures = new HashMap<>();
    private @Nullable Integer moving;
    private @Nullable RuntimeException thrown;
    private int openIterators;

    void entry(int partition, Object key, Object value) {
        entries.computeIfAbsent(partition, _ -> new ArrayList<>()).add(KeyValue.pair(key, value));
    }

    void notLive(int partition) {
        tickets.put(partition, NOT_LIVE);
    }

    void failing(int partition, FailureReason reason) {
        failures.put(partition, reason);
    }

    void movesDuringQuery(int partition) {
        moving = partition;
    }

    void throwing(RuntimeException exception) {
        thrown = exception;
    }

    int openIterators() {
        return openIterators;
    }

    @Override
    public long ticket(String store, int partition) {
        return tickets.getOrDefault(partition, 1L);
    }

    @Override
    public <R> StateQueryResult<R> query(StateQueryRequest<R> request) {
        if (thrown != null) {
            throw thrown;
        }
        StateQueryResult<R> result = new StateQueryResult<>();
        for (int partition : request.getPartitions()) {
            FailureReason failure = failures.get(partition);
            result.addResult(
                    partition,
                    failure == null ? iterator(partition) : QueryResult.forFailure(failure, "as the test wants it"));
        }
        if (moving != null) {
            tickets.put(moving, 2L);
        }
        return result;
    }

    @SuppressWarnings("unchecked") // every query of these tests asks for an iterator
    private <R> QueryResult<R> iterator(int partition) {
        return QueryResult.forResult((R) new Entries(entries.getOrDefault(partition, List.of())));
    }

    private final class Entries implements KeyValueIterator<Object, Object> {
        private final Iterator<KeyValue<Object, Object>> iterator;

        Entries(List<KeyValue<Object, Object>> entries) {
            iterator = entries.iterator();
            openIterators++;
        }

        @Override
        public void close() {
            openIterators--;
        }

        @Override
        public Object peekNextKey() {
            throw new UnsupportedOperationException("not asked for");
        }

        @Override
        public boolean hasNext() {
            return iterator.hasNext();
        }

        @Override
        public KeyValue<Object, Object> next() {
            return iterator.next();
        }
    }
}
