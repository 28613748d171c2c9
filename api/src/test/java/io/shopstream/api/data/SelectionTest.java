package io.shopstream.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.api.params.BadParameterException;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {
    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return parameters;
    }

    private static Resource<?> resource(String name) {
        return switch (name) {
            case "users" -> CatalogueTables.USERS;
            case "products" -> CatalogueTables.PRODUCTS;
            case "orders" -> FactTables.ORDERS;
            case "order-items" -> FactTables.ORDER_ITEMS;
            case "events" -> FactTables.EVENTS;
            default -> throw new IllegalArgumentException(name);
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orders | status=paid | status | must be one of PLACED, PAID, SHIPPED, DELIVERED, CANCELLED, REFUNDED",
                "orders | kind=ORDER | kind | must be one of SALE, RETURN",
                "orders | stands=yes | stands | must be one of true, false",
                "orders | from=yesterday | from | must be a date such as 2010-12-01",
                "orders | from=2026-03-02&to=2026-03-02 | from | must be before 'to'",
                "orders | currency=usd | currency | must be an ISO 4217 code",
                "orders | currency=USD&min_total=1e3 | min_total | must be an amount such as 100 or 99.95",
                "orders | currency=USD&min_total=1.005 | min_total | must be an amount",
                "orders | currency=USD&min_total=1234567890123 | min_total | must be an amount",
                "orders | min_total=100 | currency | is required with 'min_total'",
                "orders | country= | country | must be a name",
                "orders | customer=%s | customer | must be an id",
                "orders | sort=total | sort | must be one of placed_at, -placed_at, id, -id",
                "orders | sort= | sort | must be one of placed_at, -placed_at, id, -id",
                "orders | sort=--id | sort | must be one of placed_at, -placed_at, id, -id",
                "order-items | sort=placed_at | sort | must be one of id, -id",
                "events | sort=-occurred_at | sort | by occurred_at is possible only with 'customer'",
                "events | type=CLICK | type | must be one of SESSION_START, PRODUCT_VIEW",
                "products | active=1 | active | must be one of true, false",
                "users | to=2026-13-01 | to | must be a date",
            })
    void shouldNameTheParameterAndTheRemedy(String resource, String query, String parameter, String remedy) {
        String long201 = query.replace("%s", "x".repeat(201));
        assertThatThrownBy(() -> Selection.parse(resource(resource), parameters(long201)::get))
                .asInstanceOf(InstanceOfAssertFactories.type(BadParameterException.class))
                .satisfies(bad -> assertThat(bad.parameter()).isEqualTo(parameter))
                .satisfies(bad -> assertThat(bad).hasMessageContaining(remedy));
    }

    @Test
    void shouldBindTimesAmountsAndFlagsByTheirType() {
        Selection<?> selection = Selection.parse(
                FactTables.ORDERS,
                parameters("from=2026-03-01T01:00:00%2B01:00&min_total=-5&currency=EUR&stands=false"
                        .replace("%2B", "+"))::get);

        assertThat(selection.values())
                .containsExactly(
                        Map.entry("from", OffsetDateTime.parse("2026-03-01T00:00:00Z")),
                        Map.entry("stands", false),
                        Map.entry("currency", "EUR"),
                        Map.entry("min_total", new BigDecimal("-5")));
    }

    @Test
    void shouldSortEventsByTimeWithinACustomer() {
        Selection<?> selection = Selection.parse(FactTables.EVENTS, parameters("sort=-occurred_at&customer=u-1")::get);

        assertThat(selection.descending()).isTrue();
        assertThat(selection.sort().name()).isEqualTo("occurred_at");
    }
}
