package io.shopstream.api.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListSqlTest {
    private static final Resource<?> ORDERS = FactTables.ORDERS;

    private static String tail(Resource<?> resource, Map<String, String> parameters, boolean afterPosition) {
        String sql = ListSql.page(Selection.parse(resource, parameters::get), afterPosition);
        return sql.substring(sql.indexOf(" from ") + 1);
    }

    @Test
    void shouldSelectTheColumnsInTheirOrder() {
        assertThat(ListSql.page(Selection.parse(CatalogueTables.CATEGORIES, _ -> null), false))
                .isEqualTo("select t.category_id, t.name, t.department, t.inferred, t.deleted, t.version"
                        + " from warehouse.categories t order by t.category_id limit :limit");
    }

    @Test
    void shouldListOrdersFromTheNewestByDefault() {
        assertThat(tail(ORDERS, Map.of(), false))
                .isEqualTo("from warehouse.orders t order by t.placed_at desc, t.order_id desc limit :limit");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "placed_at | (t.placed_at, t.order_id) > (:key_0, :key_1)"
                        + " order by t.placed_at, t.order_id limit :limit",
                "-placed_at | (t.placed_at, t.order_id) < (:key_0, :key_1)"
                        + " order by t.placed_at desc, t.order_id desc limit :limit",
                "id | (t.order_id) > (:key_0) order by t.order_id limit :limit",
                "-id | (t.order_id) < (:key_0) order by t.order_id desc limit :limit",
            })
    void shouldContinueAfterAPositionWithoutAnOffset(String sort, String end) {
        assertThat(tail(ORDERS, Map.of("sort", sort), true)).isEqualTo("from warehouse.orders t where " + end);
    }

    @Test
    void shouldCompareTheWholeKeyOfAnEvent() {
        assertThat(tail(FactTables.EVENTS, Map.of(), true))
                .isEqualTo("from warehouse.events t where (t.event_id, t.occurred_at, t.user_id, t.type)"
                        + " > (:key_0, :key_1, :key_2, :key_3)"
                        + " order by t.event_id, t.occurred_at, t.user_id, t.type limit :limit");
    }

    @Test
    void shouldBindEveryGivenFilterAndNoOther() {
        Map<String, String> parameters =
                Map.of("min_total", "99.95", "currency", "USD", "from", "2026-03-01", "to", "2026-04-01", "sort", "id");

        assertThat(tail(ORDERS, parameters, true))
                .isEqualTo("from warehouse.orders t where t.placed_at >= :filter_from and t.placed_at < :filter_to"
                        + " and t.currency = :filter_currency and t.total >= :filter_min_total"
                        + " and (t.order_id) > (:key_0) order by t.order_id limit :limit");
    }

    @Test
    void shouldNeverPutAValueIntoTheStatement() {
        String hostile = "'; drop table orders --";
        Map<String, String> parameters =
                Map.of("country", hostile, "channel", hostile, "customer", hostile, "campaign", hostile);

        assertThat(tail(ORDERS, parameters, false)).doesNotContain("drop").contains(":filter_country");
    }

    @Test
    void shouldFindARowByTheColumnsOfItsIdAndTheEarliestOfSeveral() {
        assertThat(ListSql.item(FactTables.ORDER_ITEMS))
                .endsWith(" from warehouse.order_items t where t.order_id = :key_0 and t.line_no = :key_1"
                        + " order by t.order_id, t.line_no, t.placed_at limit 1");
        assertThat(ListSql.item(FactTables.EVENTS))
                .endsWith(" where t.event_id = :key_0"
                        + " order by t.event_id, t.occurred_at, t.user_id, t.type limit 1");
    }
}
