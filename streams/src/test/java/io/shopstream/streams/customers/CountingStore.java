package io.shopstream.streams.customers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** In-memory sale times of one customer; records the scans and counts the entries they read. */
final class CountingStore implements KeyValueStore<SaleTimeKey, Long> {
    private final NavigableMap<SaleTimeKey, Long> entries =
            new TreeMap<>(Comparator.comparingLong(SaleTimeKey::placedAtMillis));
    private final List<String> scans = new ArrayList<>();
    private int scanned;

    List<String> scans() {
        return List.copyOf(scans);
    }

    int scanned() {
        return scanned;
    }

    @Override
    public KeyValueIterator<SaleTimeKey, Long> range(SaleTimeKey from, SaleTimeKey to) {
        scans.add("up from " + from.placedAtMillis());
        return new Entries(entries.subMap(from, true, to, true));
    }

    @Override
    public KeyValueIterator<SaleTimeKey, Long> reverseRange(SaleTimeKey from, SaleTimeKey to) {
        scans.add("down from " + to.placedAtMillis());
        return new Entries(entries.subMap(from, true, to, true).descendingMap());
    }

    @Override
    public @Nullable Long get(SaleTimeKey key) {
        return entries.get(key);
    }

    @Override
    public void put(SaleTimeKey key, Long value) {
        entries.put(key, value);
    }

    @Override
    public @Nullable Long delete(SaleTimeKey key) {
        return entries.remove(key);
    }

    @Override
    public KeyValueIterator<SaleTimeKey, Long> all() {
        throw new UnsupportedOperationException("a full scan grows with the number of sale times");
    }

    @Override
    public Long putIfAbsent(SaleTimeKey key, Long value) {
        throw new UnsupportedOperationException("not used in these tests");
    }

    @Override
    public void putAll(List<KeyValue<SaleTimeKey, Long>> all) {
        throw new UnsupportedOperationException("not used in these tests");
    }

    @Override
    public long approximateNumEntries() {
        return entries.size();
    }

    @Override
    public String name() {
        return "times";
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {}

    @Override
    public void close() {}

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    private final class Entries implements KeyValueIterator<SaleTimeKey, Long> {
        private final Iterator<Map.Entry<SaleTimeKey, Long>> iterator;

        Entries(NavigableMap<SaleTimeKey, Long> range) {
            iterator = range.entrySet().iterator();
        }

        @Override
        public boolean hasNext() {
            return iterator.hasNext();
        }

        @Override
        public KeyValue<SaleTimeKey, Long> next() {
            scanned++;
            Map.Entry<SaleTimeKey, Long> entry = iterator.next();
            return KeyValue.pair(entry.getKey(), entry.getValue());
        }

        @Override
        public SaleTimeKey peekNextKey() {
            throw new UnsupportedOperationException("not used in these tests");
        }

        @Override
        public void close() {}
    }
}
