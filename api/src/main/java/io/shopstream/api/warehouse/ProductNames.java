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
 * Display names of products, out of the warehouse and remembered for a while. A live ranking must not fail for want of a
 * name, so a product without one, and every product while the warehouse is away, simply has none.
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

    /** Names by product id; ids without a name are absent. Never throws for an absent warehouse. */
    public Map<String, String> of(Collection<String> ids) {
        Instant now = clock.instant();
        String[] asked = ids.stream()
                .distinct()
                .filter(id -> {
                    Remembered known = remembered.get(id);
                    return known == null || known.until().isBefore(now);
                })
                .toArray(String[]::new);
        if (asked.length > 0) {
            look(asked, now);
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

    private void look(String[] ids, Instant now) {
        List<Named> found;
        try {
            found = warehouse.ask(snapshot -> Sql.list(
                    snapshot, SQL, row -> new Named(row.getString("product_id"), row.getString("name")), (Object) ids));
        } catch (DependencyUnavailableException e) {
            // Health says that the warehouse is away; old names stay good until it is back.
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
