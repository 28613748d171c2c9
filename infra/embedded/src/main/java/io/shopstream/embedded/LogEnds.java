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
 * Where partitions end, committed or not. A commit returns before its markers are in every partition, so the end that a
 * consumer of committed records is told right after one may lie before what was just committed: a test that reads up to
 * there misses records now and then.
 */
public final class LogEnds {
    /**
     * {@code fetch.max.wait.ms} for a consumer that reads up to there and is closed: the close waits until its last
     * request is answered, and by default a broker that has nothing to give takes half a second for that.
     */
    public static final int FETCH_WAIT_MS = 20;

    private static final int TIMEOUT_SECONDS = 120;

    private LogEnds() {}

    /**
     * The offset behind the last record of each partition. A consumer of committed records gets there once no transaction
     * is open.
     *
     * @throws IllegalStateException if Kafka does not tell within two minutes
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
            throw new IllegalStateException("Kafka at " + bootstrapServers + " does not tell where topics end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
