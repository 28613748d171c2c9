package io.shopstream.api.warehouse;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.api.dependency.DependencyUnavailableException;
import io.shopstream.api.support.TestWarehouse;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A statement that takes too long fails with advice that its caller can follow. */
class StatementLimitsIT {
    private final TestWarehouse tables = TestWarehouse.unmigrated("statement_limits");

    @Test
    void shouldAskForAShorterRangeOnlyWhereThereIsOne() {
        try (Warehouse warehouse = new Warehouse(tables.url(), "shop_api", "");
                OwnTables own = new OwnTables(tables.url(), "shop_api", "")) {
            assertThatThrownBy(() -> warehouse.ask(StatementLimitsIT::beTooSlow))
                    .isInstanceOf(DependencyUnavailableException.class)
                    .hasMessageContaining("the query took longer than 30 s: request a shorter range");
            assertThatThrownBy(() -> own.in(StatementLimitsIT::beTooSlow))
                    .isInstanceOf(DependencyUnavailableException.class)
                    .hasMessageContaining("the warehouse is too slow now");
        }
    }

    private static String beTooSlow(JdbcClient jdbc) {
        // The limits of the pools are too long for a test.
        jdbc.sql("set local statement_timeout = 20").update();
        return jdbc.sql("select pg_sleep(10)::text").query(String.class).single();
    }
}
