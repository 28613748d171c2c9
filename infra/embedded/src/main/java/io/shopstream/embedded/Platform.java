package io.shopstream.embedded;

import io.shopstream.embedded.kafka.KafkaServer;
import io.shopstream.embedded.postgres.PostgresServer;
import io.shopstream.embedded.registry.RegistryServer;

/** A running broker, database and schema registry on this machine, for tests. */
public interface Platform {

    KafkaServer kafka();

    PostgresServer postgres();

    RegistryServer registry();

    /**
     * Starts a platform other than the embedded one, which ends with this JVM. {@link SharedPlatform} uses the one that
     * {@code META-INF/services} on the class path names.
     */
    interface Provider {

        /**
         * Returns when all three answer.
         *
         * @param registryPort of 127.0.0.1, at which the registry must answer
         * @throws io.shopstream.embedded.host.EmbeddedStartException if a part cannot start; nothing is left running
         */
        Platform start(int registryPort);
    }
}
