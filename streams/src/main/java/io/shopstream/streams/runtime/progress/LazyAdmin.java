package io.shopstream.streams.runtime.progress;

import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.topic.KafkaAnswer;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.jspecify.annotations.Nullable;

/**
 * Admin client of the service that connects on first use: a host name that cannot be resolved yet must not keep the
 * service from starting.
 */
final class LazyAdmin implements AutoCloseable {
    static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(3);

    private final KafkaConnection kafka;
    private final String clientId;
    private @Nullable Admin admin;
    private boolean closed;

    LazyAdmin(KafkaConnection kafka, String clientId) {
        this.kafka = kafka;
        this.clientId = clientId;
    }

    /** @throws KafkaException if the broker's name cannot be resolved, or after closing */
    synchronized Admin get() {
        if (closed) {
            throw new KafkaException("the service is stopping");
        }
        if (admin == null) {
            admin = Admin.create(kafka.with(Map.of(AdminClientConfig.CLIENT_ID_CONFIG, clientId)));
        }
        return admin;
    }

    /** @throws KafkaException see {@link KafkaAnswer}; after three seconds without an answer */
    static <T> T await(KafkaFuture<T> future) {
        return KafkaAnswer.await(future, ANSWER_TIMEOUT);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (admin != null) {
            admin.close(ANSWER_TIMEOUT);
        }
    }
}
