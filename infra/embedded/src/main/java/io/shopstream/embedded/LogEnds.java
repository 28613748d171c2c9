package io.shopstream.embedded;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the end offsets of partitions, uncommitted records included. A commit returns before its markers are in every
 * partition, so right after a commit the end offset for a {@code read_committed} consumer may lie before the committed
 * records: a test that reads up to there misses records now and then.
 */
public final class LogEnds {
    /**
     * {@code fetch.max.wait.ms} for a consumer that reads up to the end and is then closed. Closing waits for the last
     * fetch, and by default a broker without new records answers a fetch only after half a second.
     */
    public static final int FETCH_WAIT_MS = 20;

    private static final int TIMEOUT_SECONDS = 120;

    private LogEnds() {}

    /**
     * The offset after the last record of each partition. A {@code read_committed} consumer reaches it once no
     * transaction is open.
     *
     * @throws IllegalStateException if Kafka does not answer within two minutes
     */
    public static Map<TopicPartition, Long> of(String bootstrapServers, Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            Map<TopicPartition, Long> ends = new HashMap<>();
            for (Map.Entry<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> each : admin.listOffsets(latest)
                    .all()
                    .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                    .entrySet()) {
                ends.put(each.getKey(), each.getValue().offset());
            }
            return ends;
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka at " + bootstrapServers + " did not return the end offsets", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
