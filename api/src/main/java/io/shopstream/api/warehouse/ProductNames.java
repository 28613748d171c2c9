package io.shopstream.api.warehouse;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.shopstream.api.dependency.DependencyUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Reads display names of products from the warehouse and caches them. A live ranking must not fail because of a name: a
 * product has none if the warehouse has none, or is unavailable and the name is not cached.
 *
 * <p>The cache only limits the number of names. When to ask again is kept beside each name, since a name that is due
 * is still the answer while the warehouse is unavailable.
 */
public final class ProductNames {
    private static final Duration KNOWN_FOR = Duration.ofMinutes(1);
    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(5);
    private static final int MAX_REMEMBERED = 50_000;
    private static final String SQL =
            "select product_id, name from warehouse.products where product_id = any (:ids) and name is not null";

    private record Remembered(@Nullable String name, Instant until) {}

    private final Warehouse warehouse;
    private final Clock clock;
    private final Cache<String, Remembered> remembered =
            Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).build();

    public ProductNames(Warehouse warehouse, Clock clock) {
        this.warehouse = warehouse;
        this.clock = clock;
    }

    /** Names by product id; ids without a name are absent. Does not throw if the warehouse is unavailable. */
    public Map<String, String> of(Collection<String> ids) {
        Instant now = clock.instant();
        Map<String, Remembered> known = new HashMap<>(remembered.getAllPresent(ids));
        List<String> due =
                ids.stream().distinct().filter(id -> isDue(known.get(id), now)).toList();
        if (!due.isEmpty()) {
            Map<String, String> found = query(due);
            for (String id : due) {
                Remembered old = known.get(id);
                String name = found.getOrDefault(id, old == null ? null : old.name());
                Instant until = now.plus(found.containsKey(id) ? KNOWN_FOR : UNKNOWN_FOR);
                known.put(id, new Remembered(name, until));
            }
            remembered.putAll(known);
        }
        Map<String, String> names = new HashMap<>();
        known.forEach((id, product) -> {
            if (product.name() != null) {
                names.put(id, product.name());
            }
        });
        return names;
    }

    private static boolean isDue(@Nullable Remembered product, Instant now) {
        return product == null || product.until().isBefore(now);
    }

    /** Empty if the warehouse is unavailable: health reports the outage. */
    private Map<String, String> query(List<String> ids) {
        try {
            return warehouse.ask(snapshot -> {
                Map<String, String> found = new HashMap<>();
                snapshot.sql(SQL)
                        .param("ids", new SqlArrayValue("text", ids.toArray()))
                        .query(row -> {
                            found.put(row.getString("product_id"), row.getString("name"));
                        });
                return found;
            });
        } catch (DependencyUnavailableException e) {
            return Map.of();
        }
    }
}
