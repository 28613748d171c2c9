package io.shopstream.api.web.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.Supplier;

/**
 * Shares an answer of streams among equal requests for as long as each client may keep it. Requests that come while it
 * is computed wait for it, so a ranking of a day is computed once a second however many viewers ask for it. Failures
 * are not shared.
 *
 * @param <Q> question, with equality
 */
final class SharedAnswers<Q, A> {
    private static final int MAX_ANSWERS = 1_000;

    private final Cache<Q, A> answers = Caffeine.newBuilder()
            .expireAfterWrite(LiveCaching.KEPT_FOR)
            .maximumSize(MAX_ANSWERS)
            .build();

    A get(Q question, Supplier<A> asked) {
        return answers.get(question, _ -> asked.get());
    }
}
