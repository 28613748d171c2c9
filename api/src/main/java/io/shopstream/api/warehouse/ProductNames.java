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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Reads display names of products from the warehouse and caches them. A live ranking must not fail because of a name: a
 * product has none if the warehouse has none, or is unavailable and the name is not cached.
 *
 * <p>Only a product that is asked for the first time waits for the warehouse. Others are read again in the background,
 * many at once: otherwise a client that looks up thousands of orders a second would cause hundreds of queries a second.
 * The cache only limits the number of names. When to ask again is kept beside each name, since a name that is due
 * is still the answer until the warehouse gives another one.
 */
public final class ProductNames {
    private static final Duration KNOWN_FOR = Duration.ofMinutes(1);
    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int MAX_REMEMBERED = 50_000;
    private static final String SQL =
            "select product_id, name from warehouse.products where product_id = any (:ids) and name is not null";

    private record Remembered(@Nullable String name, Instant until) {}

    private final Function<Collection<String>, Map<String, String>> source;
    private final Executor background;
    private final Clock clock;
    private final Cache<String, Remembered> remembered =
            Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).build();
    private final Set<String> due = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean refreshing = new AtomicBoolean();
    private volatile Instant nextRefresh = Instant.MIN;

    public ProductNames(Warehouse warehouse, Clock clock) {
        this(
                ids -> query(warehouse, ids),
                task -> Thread.ofVirtual().name("api-product-names").start(task),
                clock);
    }

    /** @param source gives the names of some ids; ids without a name are absent. Must not throw */
    ProductNames(Function<Collection<String>, Map<String, String>> source, Executor background, Clock clock) {
        this.source = source;
        this.background = background;
        this.clock = clock;
    }

    /** Names by product id; ids without a name are absent. Does not throw if the warehouse is unavailable. */
    public Map<String, String> of(Collection<String> ids) {
        Instant now = clock.instant();
        Map<String, Remembered> known = new HashMap<>(remembered.getAllPresent(ids));
        List<String> missing =
                ids.stream().distinct().filter(id -> !known.containsKey(id)).toList();
        if (!missing.isEmpty()) {
            known.putAll(read(missing));
        }
        Map<String, String> names = new HashMap<>();
        known.forEach((id, product) -> {
            if (product.until().isBefore(now)) {
                due.add(id);
            }
            if (product.name() != null) {
                names.put(id, product.name());
            }
        });
        if (!due.isEmpty() && !now.isBefore(nextRefresh) && refreshing.compareAndSet(false, true)) {
            background.execute(this::refresh);
        }
        return names;
    }

    private void refresh() {
        try {
            List<String> ids = List.copyOf(due);
            read(ids);
            ids.forEach(due::remove);
            nextRefresh = clock.instant().plus(PAUSE);
        } finally {
            refreshing.set(false);
        }
    }

    /** Asks for the names and remembers them; a name that is known stays if there is no other one. */
    private Map<String, Remembered> read(List<String> ids) {
        Map<String, Remembered> before = remembered.getAllPresent(ids);
        Map<String, String> found = source.apply(ids);
        Instant now = clock.instant();
        Map<String, Remembered> read = new HashMap<>();
        for (String id : ids) {
            Remembered old = before.get(id);
            String name = found.getOrDefault(id, old == null ? null : old.name());
            read.put(id, new Remembered(name, now.plus(found.containsKey(id) ? KNOWN_FOR : UNKNOWN_FOR)));
        }
        remembered.putAll(read);
        return read;
    }

    /** Empty if the warehouse is unavailable: health reports the outage. */
    private static Map<String, String> query(Warehouse warehouse, Collection<String> ids) {
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
