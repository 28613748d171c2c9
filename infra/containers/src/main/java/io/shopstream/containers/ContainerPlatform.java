package io.shopstream.containers;

import io.shopstream.embedded.Platform;
import io.shopstream.embedded.host.EmbeddedStartException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The three parts in containers of an engine on this machine, started in parallel. Testcontainers removes them when this
 * JVM has ended, even if it was killed.
 */
public final class ContainerPlatform implements Platform.Provider {
    @Override
    public Platform start(int registryPort) {
        ContainerKafka kafka = new ContainerKafka();
        ContainerPostgres postgres = new ContainerPostgres();
        ContainerRegistry registry = new ContainerRegistry(registryPort);
        Running running = new Running(kafka, postgres, registry);
        try {
            CompletableFuture.allOf(
                            CompletableFuture.runAsync(kafka::start),
                            CompletableFuture.runAsync(postgres::start),
                            CompletableFuture.runAsync(registry::start))
                    .join();
            return running;
        } catch (CompletionException e) {
            running.remove();
            throw e.getCause() instanceof EmbeddedStartException failure
                    ? failure
                    : new EmbeddedStartException("a container could not be started: " + e.getCause(), e.getCause());
        }
    }

    private record Running(ContainerKafka kafka, ContainerPostgres postgres, ContainerRegistry registry)
            implements Platform {
        void remove() {
            kafka.remove();
            postgres.remove();
            registry.remove();
        }
    }
}
