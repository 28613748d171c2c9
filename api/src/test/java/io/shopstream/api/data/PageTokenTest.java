package io.shopstream.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.api.paging.Page;
import io.shopstream.api.paging.PageRequest;
import io.shopstream.api.paging.Position;
import io.shopstream.api.params.BadParameterException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Tokens of lists: to which filters and order they belong. */
class PageTokenTest {
    private static final Position PLACE = Position.after(Instant.parse("2026-03-01T10:00:00.123456Z"), "o-1");
    private static final Selection<?> ORDERS = orders(Map.of());

    private static Selection<?> orders(Map<String, String> parameters) {
        return Selection.parse(FactTables.ORDERS, parameters::get);
    }

    private static String token(Position position, Selection<?> selection) {
        return Objects.requireNonNull(new Page<>(List.of(), position).nextToken(selection));
    }

    private static Position parse(String token, Selection<?> selection) {
        return PageRequest.parse(null, token, selection, selection.keys()).after();
    }

    @Test
    void shouldReadTheKeysOfEveryOrder() {
        Selection<?> lines = Selection.parse(FactTables.ORDER_ITEMS, _ -> null);
        Position line = Position.after("o-1", 7L, Instant.EPOCH);

        assertThat(parse(token(PLACE, ORDERS), ORDERS)).isEqualTo(PLACE);
        assertThat(parse(token(line, lines), lines)).isEqualTo(line);
    }

    @Test
    void shouldBelongToItsFiltersAndOrder() {
        String token = token(PLACE, ORDERS);
        List<Selection<?>> others = List.of(
                orders(Map.of("sort", "placed_at")),
                orders(Map.of("sort", "id")),
                orders(Map.of("status", "PAID")),
                orders(Map.of("from", "2026-03-01")),
                Selection.parse(FactTables.ORDER_STATUS_CHANGES, _ -> null));
        for (Selection<?> other : others) {
            assertThatThrownBy(() -> parse(token, other))
                    .as("%s", other)
                    .isInstanceOf(BadParameterException.class)
                    .hasMessageContaining("keep the other parameters between pages");
        }
    }

    @Test
    void shouldNotMistakeAValueForAnotherFilter() {
        Selection<?> two = orders(Map.of("country", "a", "channel", "b"));
        Selection<?> one = orders(Map.of("country", "a&channel=1:b"));

        assertThat(two.toString()).isNotEqualTo(one.toString());
        assertThatThrownBy(() -> parse(token(PLACE, two), one)).isInstanceOf(BadParameterException.class);
    }

    @Test
    void shouldNotDependOnTheOrderOfParameters() {
        assertThat(orders(Map.of("sort", "-placed_at"))).hasToString(ORDERS.toString());
    }
}
