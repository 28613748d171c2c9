package io.shopstream.schemas.query;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Status of the streams service.
 *
 * @param state the Kafka Streams state, such as {@code RUNNING}
 * @param ready true if every partition of every store can be queried on some instance, standbys included
 * @param inputLag records between the committed position and the end of the input topics
 * @param accepted order versions accepted since start
 * @param duplicates equal or lower versions ignored since start
 * @param rejected dead-lettered records since start, by reason code
 * @param reason why the service cannot start or has stopped, with the remedy, if {@code state} is {@code REFUSED}; in
 *     other states why its threads fail again and again although the service goes on trying; null if nothing is wrong
 */
public record StreamsStatus(
        String applicationId,
        String state,
        boolean ready,
        long inputLag,
        List<Store> stores,
        long accepted,
        long duplicates,
        Map<String, Long> rejected,
        @Nullable String reason) {

    public StreamsStatus {
        stores = List.copyOf(stores);
        rejected = Map.copyOf(rejected);
    }

    /**
     * One partition of one store.
     *
     * @param role {@code active}, {@code standby} or {@code restoring}
     */
    public record Store(String name, int partition, String role) {}
}
