package io.shopstream.producer.catalogue;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Collects the objects whose rows have changed since the last call of {@link #drain}, each once, in the order of their
 * first change. Not thread-safe.
 *
 * @param <T> compared by identity, so without an {@code equals} of its own
 */
public final class ChangedRows<T> {
    private final Set<T> changed = new LinkedHashSet<>();

    public void add(T object) {
        changed.add(object);
    }

    /**
     * Returns the rows of the changed objects, in their current state, and forgets the objects.
     */
    public <R> List<R> drain(Function<T, R> row) {
        List<R> rows = changed.stream().map(row).toList();
        changed.clear();
        return rows;
    }
}
