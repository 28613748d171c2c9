package io.shopstream.schemas.query;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the state stores are: {@code GET /queries/stores}. What an instance does not tell within the deadline is missing,
 * and the instance marked as not reachable.
 *
 * @param instances of the one application, by address
 * @param copies by store, partition and instance; a partition with no active copy that is listed is being moved
 */
public record StoresStatus(String applicationId, List<Instance> instances, List<Copy> copies, Instant asOf) {
    public StoresStatus {
        instances = List.copyOf(instances);
        copies = List.copyOf(copies);
    }

    /**
     * One streams process.
     *
     * @param address {@code host:port}; {@code local} for one that was given none
     * @param state the Kafka Streams state, null if it did not answer
     * @param processedThrough see {@link RevenueTotal}, as this instance sees it
     */
    public record Instance(
            String address,
            boolean reachable,
            @Nullable String state,
            @Nullable Instant processedThrough) {}

    /**
     * One copy of one partition of a store.
     *
     * @param role {@code active}, {@code standby} or {@code restoring}
     * @param lag records behind its changelog, transaction markers included; 0 for an active one
     * @param restored records of the changelog that were read since the copy began to fill
     * @param toRestore records of the changelog that there were to read when it began to fill; 0 where there were none
     */
    public record Copy(
            String store, int partition, String instance, String role, long lag, long restored, long toRestore) {}
}
