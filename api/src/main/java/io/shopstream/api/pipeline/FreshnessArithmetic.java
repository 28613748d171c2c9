package io.shopstream.api.pipeline;

import io.shopstream.api.answer.PipelineStatus.Freshness;
import io.shopstream.api.warehouse.Books;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How old the newest of everything is. */
final class FreshnessArithmetic {
    private FreshnessArithmetic() {}

    static Freshness of(Books books, LagArithmetic topics, Instant now) {
        Instant facts = lastLoad(books, position -> topics.feedsFacts(position.topic()));
        Instant marts = lastLoad(books, position -> topics.feedsMarts(position.topic()));
        return new Freshness(
                books.newestOrderAt(), age(books.newestOrderAt(), now), facts, age(facts, now), marts, age(marts, now));
    }

    private static @Nullable Instant lastLoad(Books books, Predicate<Books.Position> of) {
        return books.positions().stream()
                .filter(of)
                .map(Books.Position::updatedAt)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable Long age(@Nullable Instant moment, Instant now) {
        return moment == null ? null : Math.max(0, Duration.between(moment, now).toSeconds());
    }
}
