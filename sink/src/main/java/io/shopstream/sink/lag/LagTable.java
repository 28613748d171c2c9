package io.shopstream.sink.lag;

import io.shopstream.sink.warehouse.Sql;
import io.shopstream.sink.warehouse.WarehouseAddress;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Reads {@code ops.sink_offsets} and writes {@code ops.consumer_lag}, over one connection with autocommit. */
final class LagTable implements AutoCloseable {
    // A sample that a crash loses is no loss: no commit waits for the disk.
    private static final String OPTIONS =
            "-c timezone=UTC -c jit=off -c lock_timeout=2s -c statement_timeout=5s -c synchronous_commit=off";
    private static final String LEDGER = "select consumer_group, topic, partition, next_offset from ops.sink_offsets";
    // Of several instances of the sink the first one writes the sample.
    private static final String INSERT = """
            insert into ops.consumer_lag (sampled_at, consumer_group, topic, lag)
            select ?, * from unnest(?::text[], ?::text[], ?::bigint[]) on conflict do nothing
            """;

    private final Connection connection;

    private LagTable(Connection connection) {
        this.connection = connection;
    }

    static LagTable open(WarehouseAddress warehouse) throws SQLException {
        return new LagTable(warehouse.connect("shop-sink-lag", OPTIONS));
    }

    /** By consumer group: the next offset to load of each partition. */
    Map<String, Map<TopicPartition, Long>> loaded() throws SQLException {
        Map<String, Map<TopicPartition, Long>> loaded = new HashMap<>();
        Sql.list(connection, LEDGER, row -> loaded.computeIfAbsent(row.getString(1), _ -> new HashMap<>())
                .put(new TopicPartition(row.getString(2), row.getInt(3)), row.getLong(4)));
        return loaded;
    }

    void insert(Instant sampledAt, List<TopicLag> sample) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, sampledAt.atOffset(ZoneOffset.UTC));
            statement.setArray(
                    2,
                    array("text", sample.stream().map(TopicLag::consumerGroup).toArray()));
            statement.setArray(
                    3, array("text", sample.stream().map(TopicLag::topic).toArray()));
            statement.setArray(
                    4, array("bigint", sample.stream().map(TopicLag::lag).toArray()));
            statement.executeUpdate();
        }
    }

    private Array array(String type, Object[] values) throws SQLException {
        return connection.createArrayOf(type, values);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
