package io.shopstream.api.warehouse;

import io.shopstream.api.part.DependencyUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads display names of products from the warehouse and caches them. A live ranking must not fail because of a name: a
 * product has none if the warehouse has none, or is unavailable and the name is not cached.
 */
public final class ProductNames {
    private static final Duration KNOWN_FOR = Duration.ofMinutes(1);
    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(5);
    private static final int MAX_REMEMBERED = 50_000;
    private static final String SQL =
            "select product_id, name from warehouse.products where product_id = any (?) and name is not null";

    private record Remembered(@Nullable String name, Instant until) {}

    private record Named(String id, String name) {}

    private final Warehouse warehouse;
    private final Clock clock;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    public ProductNames(Warehouse warehouse, Clock clock) {
        this.warehouse = warehouse;
        this.clock = clock;
    }

    /** Names by product id; ids without a name are absent. Does not throw if the warehouse is unavailable. */
    public Map<String, String> of(Collection<String> ids) {
        Instant now = clock.instant();
        String[] missing = ids.stream()
                .distinct()
                .filter(id -> {
                    Remembered known = remembered.get(id);
                    return known == null || known.until().isBefore(now);
                })
                .toArray(String[]::new);
        if (missing.length > 0) {
            query(missing, now);
        }
        Map<String, String> names = new HashMap<>();
        for (String id : ids) {
            Remembered known = remembered.get(id);
            if (known != null && known.name() != null) {
                names.put(id, known.name());
            }
        }
        return names;
    }

    private void query(String[] ids, Instant now) {
        List<Named> found;
        try {
            found = warehouse.ask(snapshot -> Sql.list(
                    snapshot, SQL, row -> new Named(row.getString("product_id"), row.getString("name")), (Object) ids));
        } catch (DependencyUnavailableException e) {
            // Health reports the outage; cached names are kept until it ends.
            remember(ids, now);
            return;
        }
        remember(ids, now);
        found.forEach(named -> remembered.put(named.id(), new Remembered(named.name(), now.plus(KNOWN_FOR))));
    }

    private void remember(String[] ids, Instant now) {
        if (remembered.size() > MAX_REMEMBERED) {
            remembered.clear();
        }
        for (String id : ids) {
            Remembered old = remembered.get(id);
            remembered.put(id, new Remembered(old == null ? null : old.name(), now.plus(UNKNOWN_FOR)));
        }
    }
}
