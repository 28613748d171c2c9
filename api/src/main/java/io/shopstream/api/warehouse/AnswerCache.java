package io.shopstream.api.warehouse;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.shopstream.api.answer.Tables;
import io.shopstream.api.answer.Tabular;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Remembers answers by query and load: what was loaded later has another key, so an answer is never older than the load
 * that it was asked for. Of equal requests at a time only one asks the warehouse. Failures are not remembered. Bounded
 * by the number of rows of all answers.
 *
 * <p>Meters: {@code cache.gets} with {@code result} hit or miss, {@code cache.puts}, {@code cache.evictions}, with
 * {@code cache="warehouse-answers"}.
 */
public final class AnswerCache {
    private static final String NAME = "warehouse-answers";
    // About 25 MB: a bucket of revenue takes some 250 bytes.
    private static final int MAX_ROWS = 100_000;
    // After a load nobody asks for the answers of the one before.
    private static final Duration UNASKED_FOR = Duration.ofMinutes(5);
    // Housekeeping deletes old rows without a load.
    private static final Duration AT_MOST = Duration.ofMinutes(30);

    /** A query, a record, is equal to another one with the same parameters. */
    private record Key(WarehouseQuery<?> query, String load) {}

    private final AsyncCache<Key, Object> answers;

    public AnswerCache(MeterRegistry meters) {
        this.answers = Caffeine.newBuilder()
                .maximumWeight(MAX_ROWS)
                .weigher((Key key, Object answer) -> 1 + rows(answer))
                .expireAfterAccess(UNASKED_FOR)
                .expireAfterWrite(AT_MOST)
                // Removing is a matter of microseconds, not worth a thread.
                .executor(Runnable::run)
                .recordStats()
                .buildAsync();
        CaffeineCacheMetrics.monitor(meters, answers, NAME, List.of());
    }

    /**
     * @param load the newest load before {@code source} is asked; without any load nothing is remembered
     * @param source asks the query of a snapshot that contains the load
     * @return of the load or a later one
     */
    public <T> T get(WarehouseQuery<T> query, LoadVersion load, Supplier<T> source) {
        if (load.loadedAt() == null) {
            return source.get();
        }
        CompletableFuture<Object> own = new CompletableFuture<>();
        CompletableFuture<Object> first = answers.get(new Key(query, load.tag()), (_, _) -> own);
        return first == own ? ask(source, own) : await(first, source);
    }

    private static <T> T ask(Supplier<T> source, CompletableFuture<Object> own) {
        try {
            T answer = source.get();
            own.complete(answer);
            return answer;
        } finally {
            // Nothing after an answer. Otherwise it also removes the key, and those who wait ask for themselves.
            own.cancel(false);
        }
    }

    // An answer under a query is of the type of the query.
    @SuppressWarnings("unchecked")
    private static <T> T await(CompletableFuture<Object> first, Supplier<T> source) {
        try {
            return (T) first.join();
        } catch (CancellationException e) {
            return source.get();
        }
    }

    private static int rows(Object answer) {
        return switch (answer) {
            case Tabular table -> {
                AtomicInteger rows = new AtomicInteger();
                table.forEachRow(_ -> rows.incrementAndGet());
                yield rows.get();
            }
            case Tables several ->
                several.tables().stream().mapToInt(AnswerCache::rows).sum();
            default -> 0;
        };
    }
}
