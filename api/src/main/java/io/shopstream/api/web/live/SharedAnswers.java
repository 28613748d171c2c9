package io.shopstream.api.web.live;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Shares an answer of streams among equal requests for as long as each client may keep it, so a ranking of a day is
 * computed once a second however many viewers ask for it. Requests that come while it is computed wait for it, and get
 * the same failure if it fails; the next request asks again then.
 *
 * @param <Q> question, with equality
 */
final class SharedAnswers<Q, A> {
    private static final int MAX_ANSWERS = 1_000;

    private final AsyncCache<Q, A> answers = Caffeine.newBuilder()
            .expireAfterWrite(LiveCaching.KEPT_FOR)
            .maximumSize(MAX_ANSWERS)
            .buildAsync();

    /** @throws RuntimeException of {@code asked}, whoever asked */
    A get(Q question, Supplier<A> asked) {
        CompletableFuture<A> own = new CompletableFuture<>();
        CompletableFuture<A> earlier = answers.asMap().putIfAbsent(question, own);
        if (earlier != null) {
            return await(earlier);
        }
        try {
            own.complete(asked.get());
        } catch (RuntimeException | Error e) {
            // Those who wait get it, too; thrown below.
            own.completeExceptionally(e);
        }
        return await(own);
    }

    private static <A> A await(CompletableFuture<A> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error error -> throw error;
                case null, default -> throw e;
            }
        }
    }
}
