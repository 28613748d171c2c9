package io.shopstream.sink.load;

import io.shopstream.sink.warehouse.WarehouseAddress;

/**
 * @param bootstrapServers Kafka
 * @param maxRecords most records of one batch, a last poll aside; under lag batches grow up to it, or to 16 MB
 */
public record LoaderSettings(String bootstrapServers, WarehouseAddress warehouse, int maxRecords) {
    public static final int DEFAULT_MAX_RECORDS = 20_000;
}
