package io.shopstream.local.monitoring;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.jspecify.annotations.Nullable;

/** Slows the clients of a Kafka down, as a network that is too narrow does; Kafka keeps the quotas over a restart. */
public final class KafkaQuotas {
    private static final int TIMEOUT_SECONDS = 30;

    private final String bootstrapServers;

    public KafkaQuotas(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** @param bytesPerSecond null: as many as it can */
    public void limitProducer(String clientId, @Nullable Double bytesPerSecond)
            throws ExecutionException, InterruptedException, TimeoutException {
        set(clientId, "producer_byte_rate", bytesPerSecond);
    }

    /** @param bytesPerSecond of each client; null: as many as it can */
    public void limitConsumers(@Nullable Double bytesPerSecond)
            throws ExecutionException, InterruptedException, TimeoutException {
        // To Kafka, no name means every client that has no quota of its own.
        set(null, "consumer_byte_rate", bytesPerSecond);
    }

    private void set(@Nullable String clientId, String quota, @Nullable Double value)
            throws ExecutionException, InterruptedException, TimeoutException {
        ClientQuotaEntity client =
                new ClientQuotaEntity(Collections.singletonMap(ClientQuotaEntity.CLIENT_ID, clientId));
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            admin.alterClientQuotas(List.of(
                            new ClientQuotaAlteration(client, List.of(new ClientQuotaAlteration.Op(quota, value)))))
                    .all()
                    .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        }
    }
}
