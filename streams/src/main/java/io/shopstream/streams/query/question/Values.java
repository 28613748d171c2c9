package io.shopstream.streams.query.question;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values found under one key: at most one per partition. */
public record Values<V>(List<V> values) implements PartialAnswer<Values<V>> {
    public Values {
        values = List.copyOf(values);
    }

    static <V> Values<V> ofNullable(@Nullable V value) {
        return new Values<>(value == null ? List.of() : List.of(value));
    }

    @Override
    public Values<V> merge(Values<V> other) {
        return new Values<>(Merging.lists(values, other.values));
    }
}
