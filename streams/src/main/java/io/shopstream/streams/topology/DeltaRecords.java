package io.shopstream.streams.topology;

import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;

/** Deltas as records, one per key. */
final class DeltaRecords {
    private DeltaRecords() {}

    static <K, V> List<KeyValue<K, V>> of(Map<K, V> deltas) {
        return deltas.entrySet().stream()
                .map(delta -> KeyValue.pair(delta.getKey(), delta.getValue()))
                .toList();
    }
}
