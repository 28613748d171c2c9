package io.shopstream.embedded;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * The broker beside the database and, as soon as that answers, the registry. Waits for both lines even when one fails,
 * so that the caller never closes a part that is still starting.
 */
final class ParallelStart {

    private final Consumer<String> progress;

    ParallelStart(Consumer<String> progress) {
        this.progress = progress;
    }

    void run(EmbeddedKafka kafka, EmbeddedPostgres postgres, EmbeddedRegistry registry) {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            CompletableFuture<Void> broker = CompletableFuture.runAsync(() -> timed("Kafka", kafka::start), threads);
            CompletableFuture<Void> stores = CompletableFuture.runAsync(
                    () -> {
                        timed("PostgreSQL", postgres::start);
                        timed("Schema registry", registry::start);
                    },
                    threads);
            CompletableFuture.allOf(broker, stores).join();
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
