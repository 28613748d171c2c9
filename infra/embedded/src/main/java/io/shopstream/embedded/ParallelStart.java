package io.shopstream.embedded;

import io.shopstream.embedded.host.EmbeddedStartException;
import io.shopstream.embedded.kafka.EmbeddedKafka;
import io.shopstream.embedded.postgres.EmbeddedPostgres;
import io.shopstream.embedded.registry.EmbeddedRegistry;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Starts the broker and the database in parallel, and the registry as soon as the database answers. Waits for every
 * started part even when one fails, so that the caller never closes a part that is still starting.
 */
final class ParallelStart {

    private final Consumer<String> progress;

    ParallelStart(Consumer<String> progress) {
        this.progress = progress;
    }

    /**
     * Returns when broker and database answer.
     *
     * @return completes when the registry has started
     */
    CompletableFuture<Void> run(EmbeddedKafka kafka, EmbeddedPostgres postgres, EmbeddedRegistry registry) {
        Executor threads =
                task -> Thread.ofPlatform().name("embedded-start").daemon().start(task);
        CompletableFuture<Void> broker = CompletableFuture.runAsync(() -> timed("Kafka", kafka::start), threads);
        CompletableFuture<Void> database =
                CompletableFuture.runAsync(() -> timed("PostgreSQL", postgres::start), threads);
        CompletableFuture<Void> schemas =
                database.thenRunAsync(() -> timed("Schema registry", registry::start), threads);
        try {
            await(CompletableFuture.allOf(broker, database));
            return schemas;
        } catch (EmbeddedStartException e) {
            schemas.exceptionally(_ -> null).join();
            throw e;
        }
    }

    /** @throws EmbeddedStartException if the start failed */
    static void await(CompletableFuture<Void> start) {
        try {
            start.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof EmbeddedStartException failure
                    ? failure
                    : new EmbeddedStartException("the platform could not start: " + e.getCause(), e.getCause());
        }
    }

    private void timed(String name, Runnable start) {
        long began = System.nanoTime();
        start.run();
        double seconds = (System.nanoTime() - began) / 1e9;
        progress.accept(String.format(Locale.ROOT, "%s ready in %.1f s", name, seconds));
    }
}
