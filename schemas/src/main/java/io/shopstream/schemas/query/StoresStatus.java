package io.shopstream.schemas.query;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Location of the state stores: {@code GET /queries/stores}. If an instance does not answer within the deadline, it is
 * marked as not reachable and its copies are missing.
 *
 * @param instances all instances of the application, sorted by address
 * @param copies sorted by store, partition and instance; a partition without a listed active copy is being moved
 */
public record StoresStatus(String applicationId, List<Instance> instances, List<Copy> copies, Instant asOf) {
    public StoresStatus {
        instances = List.copyOf(instances);
        copies = List.copyOf(copies);
    }

    /**
     * One streams process.
     *
     * @param address {@code host:port}; {@code local} if none is configured
     * @param state the Kafka Streams state, null if the instance did not answer
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
     * @param lag records behind its changelog, transaction markers included; 0 for an active copy
     * @param restored changelog records read since the restore of the copy began
     * @param toRestore changelog records to read when the restore began; 0 if there were none
     */
    public record Copy(
            String store, int partition, String instance, String role, long lag, long restored, long toRestore) {}
}
