package io.shopstream.sink.rebuild;

import io.shopstream.sink.warehouse.WarehouseAddress;
import java.time.Duration;

/**
 * How a rebuild works.
 *
 * @param bootstrapServers Kafka
 * @param owner who makes and exchanges tables
 * @param threads that read the log, each with a connection
 * @param window orders kept in memory, over all threads, so that their versions are written once
 * @param ids distinct orders, events and panes that are told apart cheaply; more than that is only slower
 * @param commitRecords records of one transaction
 * @param swapTimeout how long to wait for readers with old snapshots before giving up
 */
public record RebuildSettings(
        String bootstrapServers,
        WarehouseAddress owner,
        int threads,
        int window,
        long ids,
        int commitRecords,
        Duration swapTimeout) {

    public static RebuildSettings of(String bootstrapServers, WarehouseAddress owner) {
        return new RebuildSettings(
                bootstrapServers,
                owner,
                Math.max(2, Runtime.getRuntime().availableProcessors()),
                60_000,
                20_000_000,
                100_000,
                Duration.ofMinutes(10));
    }
}
