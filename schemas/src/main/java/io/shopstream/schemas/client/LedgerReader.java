package io.shopstream.schemas.client;

import java.sql.SQLException;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Reads how far the sink has loaded each partition: {@code ops.sink_offsets}. */
public interface LedgerReader extends AutoCloseable {
    /**
     * Next offset to load by partition; a partition of which nothing is loaded may be missing.
     *
     * @param consumerGroup with the topic prefix, if there is one
     */
    Map<TopicPartition, Long> nextOffsets(String consumerGroup) throws SQLException;

    @Override
    void close() throws SQLException;

    /** Connects to the warehouse; the caller closes the reader. */
    @FunctionalInterface
    interface Source {
        LedgerReader open() throws SQLException;
    }
}
