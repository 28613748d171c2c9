package io.shopstream.api.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ProductNamesTest {
    private final Map<String, String> warehouse = new HashMap<>(Map.of("a", "Apron", "b", "Bowl"));
    private final List<Collection<String>> queries = new ArrayList<>();
    private final Queue<Runnable> background = new ArrayDeque<>();
    private Instant now = Instant.parse("2026-07-20T10:00:00Z");
    private final ProductNames names = new ProductNames(this::query, background::add, clock());

    @Test
    void shouldAskOnceForManyIdsAndAnswerFromMemoryAfterwards() {
        assertThat(names.of(List.of("a", "x", "a", "b"))).isEqualTo(Map.of("a", "Apron", "b", "Bowl"));
        assertThat(names.of(List.of("b", "x"))).isEqualTo(Map.of("b", "Bowl"));

        assertThat(queries).containsExactly(new TreeSet<>(List.of("a", "b", "x")));
        assertThat(background).isEmpty();
    }

    @Test
    void shouldReadDueNamesAgainInTheBackgroundManyAtOnce() {
        names.of(List.of("a", "b", "x"));
        warehouse.put("a", "Apron, blue");
        warehouse.put("x", "Xylophone");
        now = now.plus(Duration.ofMinutes(2));

        assertThat(names.of(List.of("a"))).isEqualTo(Map.of("a", "Apron"));
        assertThat(names.of(List.of("x", "b"))).isEqualTo(Map.of("b", "Bowl"));
        assertThat(background).hasSize(1);
        background.remove().run();

        assertThat(names.of(List.of("a", "b", "x")))
                .isEqualTo(Map.of("a", "Apron, blue", "b", "Bowl", "x", "Xylophone"));
        assertThat(queries).hasSize(2).last().isEqualTo(new TreeSet<>(List.of("a", "b", "x")));
        assertThat(background).isEmpty();
    }

    @Test
    void shouldRefreshAtMostOnceASecond() {
        names.of(List.of("x"));
        now = now.plusSeconds(6);
        names.of(List.of("x"));
        background.remove().run();
        names.of(List.of("y"));
        now = now.plusSeconds(6);
        names.of(List.of("x"));
        background.remove().run();
        now = now.plusMillis(500);
        names.of(List.of("y"));
        assertThat(background).isEmpty();

        now = now.plusSeconds(1);
        names.of(List.of("y"));
        assertThat(background).hasSize(1);
    }

    @Test
    void shouldKeepANameWhileTheWarehouseHasNone() {
        names.of(List.of("a"));
        warehouse.clear();
        now = now.plus(Duration.ofMinutes(2));
        names.of(List.of("a"));
        background.remove().run();

        assertThat(names.of(List.of("a"))).isEqualTo(Map.of("a", "Apron"));
    }

    private Map<String, String> query(Collection<String> ids) {
        queries.add(new TreeSet<>(ids));
        Map<String, String> found = new HashMap<>(warehouse);
        found.keySet().retainAll(ids);
        return found;
    }

    private Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }
}
