package io.shopstream.sink.ledger;

import io.shopstream.schemas.client.LedgerReader;
import io.shopstream.sink.warehouse.Sql;
import io.shopstream.sink.warehouse.WarehouseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Reads {@code ops.sink_offsets} over a connection of its own, with autocommit: every read sees the newest offsets. */
public final class LoadedOffsets implements LedgerReader {
    private static final String NEXT_OFFSETS =
            "select topic, partition, next_offset from ops.sink_offsets where consumer_group = ?";

    private final Connection connection;

    private LoadedOffsets(Connection connection) {
        this.connection = connection;
    }

    /** @param warehouse with a user that may read {@code ops.sink_offsets} */
    public static LoadedOffsets open(WarehouseAddress warehouse) throws SQLException {
        return new LoadedOffsets(warehouse.connect("shopstream-catch-up", "-c statement_timeout=30s"));
    }

    @Override
    public Map<TopicPartition, Long> nextOffsets(String consumerGroup) throws SQLException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        Sql.list(
                connection,
                NEXT_OFFSETS,
                row -> offsets.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3)),
                consumerGroup);
        return offsets;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
