package io.shopstream.k8s;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What SnakeYAML makes of a file. */
final class Maps {
    private Maps() {}

    @SuppressWarnings("unchecked") // The keys of these files are text.
    static Map<String, Object> of(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    /** Empty if there is none. */
    static Map<String, Object> orEmpty(@Nullable Object value) {
        return value == null ? Map.of() : of(value);
    }

    /** Empty if there is none. */
    static List<?> listOrEmpty(@Nullable Object value) {
        return value == null ? List.of() : (List<?>) value;
    }
}
