package io.shopstream.api.answer.analytics.change;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A bucket of a series. Equal indexes of a series and of that of the former span belong together. */
public interface Indexed {
    /** From 0, empty buckets counted. */
    int index();

    /** @param series null for none */
    static <B extends Indexed> Map<Integer, B> byIndex(@Nullable List<B> series) {
        return series == null
                ? Map.of()
                : series.stream().collect(Collectors.toMap(Indexed::index, Function.identity()));
    }
}
