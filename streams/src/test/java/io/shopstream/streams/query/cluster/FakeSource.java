package io.shopstream.streams.query.cluster;

import io.shopstream.schemas.sales.Sales;
import io.shopstream.streams.pane.HourPane;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Fake stores with configurable entries. Returns all entries of a partition, so it does not test key ranges. */
public final class FakeSource implements StoreSource {
    private final Map<Integer, List<KeyValue<Object, Object>>> entries = new HashMap<>();
    private final Map<Integer, Long> tickets = new HashMap<>();
    private final Map<Integer, RuntimeException> failures = new HashMap<>();
    private final Map<Integer, Long> standbyLags = new HashMap<>();
    private final Map<Integer, Long> standbyTickets = new HashMap<>();
    private @Nullable Integer standbyMoving;
    private @Nullable Integer moving;
    private @Nullable RuntimeException thrown;
    private int openIterators;

    public static HourPane pane(int minuteOfHour, Sales sales) {
        HourPane pane = new HourPane();
        pane.add(minuteOfHour, sales);
        return pane;
    }

    public void entry(int partition, Object key, Object value) {
        entries.computeIfAbsent(partition, _ -> new ArrayList<>()).add(KeyValue.pair(key, value));
    }

    public void notLive(int partition) {
        tickets.put(partition, NOT_LIVE);
    }

    public void failing(int partition, RuntimeException failure) {
        failures.put(partition, failure);
    }

    public void movesDuringQuery(int partition) {
        moving = partition;
    }

    public void throwing(RuntimeException exception) {
        thrown = exception;
    }

    public int openIterators() {
        return openIterators;
    }

    /** @param lag negative if the standby lags too far */
    public void standby(int partition, long lag) {
        standbyLags.put(partition, lag);
    }

    void standbyMovesDuringQuery(int partition) {
        standbyMoving = partition;
    }

    @Override
    public long standbyTicket(String store, int partition) {
        return standbyLags.containsKey(partition) ? standbyTickets.getOrDefault(partition, 1L) : NOT_LIVE;
    }

    @Override
    public Map<Integer, Long> standbyLags(String store) {
        Map<Integer, Long> usable = new HashMap<>(standbyLags);
        usable.values().removeIf(lag -> lag < 0);
        return usable;
    }

    @Override
    public long ticket(String store, int partition) {
        return tickets.getOrDefault(partition, 1L);
    }

    @Override
    @SuppressWarnings("unchecked") // the entries are of the types that the test reads
    public <K, V> ReadOnlyKeyValueStore<K, V> partition(String store, int partition) {
        if (thrown != null) {
            throw thrown;
        }
        RuntimeException failure = failures.get(partition);
        if (failure != null) {
            throw failure;
        }
        if (moving != null && moving == partition) {
            tickets.merge(partition, 2L, Long::sum);
        }
        if (standbyMoving != null && standbyMoving == partition) {
            standbyTickets.merge(partition, 2L, Long::sum);
        }
        return (ReadOnlyKeyValueStore<K, V>) new Partition(entries.getOrDefault(partition, List.of()));
    }

    private final class Partition implements ReadOnlyKeyValueStore<Object, Object> {
        private final List<KeyValue<Object, Object>> entries;

        Partition(List<KeyValue<Object, Object>> entries) {
            this.entries = entries;
        }

        @Override
        public @Nullable Object get(Object key) {
            return entries.stream()
                    .filter(entry -> Objects.deepEquals(entry.key, key))
                    .map(entry -> entry.value)
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public KeyValueIterator<Object, Object> range(@Nullable Object from, @Nullable Object to) {
            return new Entries(entries);
        }

        @Override
        public KeyValueIterator<Object, Object> all() {
            return new Entries(entries);
        }

        @Override
        public long approximateNumEntries() {
            return entries.size();
        }
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
            throw new UnsupportedOperationException("not used in these tests");
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
