package io.shopstream.sink.rebuild.control;

import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.sink.warehouse.WarehouseAddress;
import java.time.Duration;

/**
 * Settings of a rebuild.
 *
 * @param owner the user that creates and exchanges tables
 * @param threads number of threads that read the log, each with its own connection
 * @param recentValues orders, and panes per mart, kept in memory over all threads, so that their versions are written
 *     once
 * @param ids distinct orders, events and panes that the filter is made for; more only take longer
 * @param commitRecords records per transaction
 * @param exchangeTimeout how long to retry the exchange while other sessions block it
 */
public record RebuildSettings(
        KafkaConnection kafka,
        WarehouseAddress owner,
        int threads,
        int recentValues,
        long ids,
        int commitRecords,
        Duration exchangeTimeout) {

    public static RebuildSettings of(KafkaConnection kafka, WarehouseAddress owner) {
        return new RebuildSettings(
                kafka,
                owner,
                Math.max(2, Runtime.getRuntime().availableProcessors()),
                60_000,
                20_000_000,
                100_000,
                Duration.ofMinutes(10));
    }
}
