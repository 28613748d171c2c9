package io.shopstream.api.warehouse;

import java.time.Clock;

/** Answers queries of the last load, each once per load: see {@link AnswerCache}. */
public final class CachedQueries {
    private final Warehouse warehouse;
    private final AnswerCache cache;
    private final Clock clock;

    public CachedQueries(Warehouse warehouse, AnswerCache cache, Clock clock) {
        this.warehouse = warehouse;
        this.cache = cache;
        this.clock = clock;
    }

    /** @throws io.shopstream.api.dependency.DependencyUnavailableException if the warehouse cannot answer now */
    public <T> T answer(WarehouseQuery<T> query) {
        return answer(query, warehouse.ask(LoadVersion::of));
    }

    /**
     * @param load the newest one before the call
     * @return of the load or a later one
     */
    public <T> T answer(WarehouseQuery<T> query, LoadVersion load) {
        return cache.get(query, load, () -> ask(query));
    }

    // The snapshot may already contain a later load than the one that the caller knows: never an older one.
    private <T> T ask(WarehouseQuery<T> query) {
        return warehouse.ask(
                snapshot -> query.ask(snapshot, LoadVersion.of(snapshot).asOf(clock.instant())));
    }
}
