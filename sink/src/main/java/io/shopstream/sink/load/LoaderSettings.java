package io.shopstream.sink.load;

import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.sink.warehouse.WarehouseAddress;

/**
 * @param maxRecords number of records at which a batch is full; the last poll may exceed it. Under lag batches grow up
 *     to it, or to 16 MiB
 */
public record LoaderSettings(KafkaConnection kafka, WarehouseAddress warehouse, int maxRecords) {
    public static final int DEFAULT_MAX_RECORDS = 20_000;
}
