package io.shopstream.sink.warehouse.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the views of customers, cohorts, products, stock and campaigns with sums over random facts. */
class CustomerAndProductViewsIT {

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void shouldEqualSumsOverTheFacts(long seed) {
        RandomShop shop = new RandomShop(seed);
        ViewReader reader = new ViewReader(ShopTables.load(shop), "shop_api");
        CustomerOracle customers = new CustomerOracle(shop);
        ProductOracle products = new ProductOracle(shop);

        assertThat(reader.rows("select user_id, name, country, customer_type, currency, segment, gross, returns, net,"
                        + " orders, units, average_order_value, first_order_at at time zone 'UTC',"
                        + " last_order_at at time zone 'UTC', active_days from mart.customer_lifetime_value"))
                .containsExactlyInAnyOrderElementsOf(customers.lifetimeValues());
        assertThat(reader.rows(
                        "select currency, segment, customers, buyers, repeat_buyers, gross, returns, net, orders,"
                                + " net_per_customer, average_order_value, share_of_customers, share_of_net"
                                + " from mart.customer_segments"))
                .containsExactlyInAnyOrderElementsOf(customers.segments());
        assertThat(reader.rows("select * from mart.cohort_retention"))
                .containsExactlyInAnyOrderElementsOf(customers.cohorts());
        assertThat(reader.rows("select product_id, name, category_id, category, currency, gross, returns, net, orders,"
                        + " units, net_30d, units_30d, margin, margin_rate, known_margin, lines_without_cost"
                        + " from mart.product_performance"))
                .containsExactlyInAnyOrderElementsOf(products.performance());
        assertThat(reader.rows("select product_id, name, category_id, category, stock_quantity, currency, stock_value,"
                        + " units_sold_90d, average_stock_90d, turnover_90d, days_of_stock, as_of"
                        + " from mart.inventory_turnover"))
                .containsExactlyInAnyOrderElementsOf(products.inventory());
        assertThat(reader.rows("select campaign_id, campaign, channel, starts_on, ends_on, currency, budget, gross,"
                        + " returns, net, orders, net_with_budget, margin, roas, roi, cost_per_order"
                        + " from mart.channel_roi"))
                .containsExactlyInAnyOrderElementsOf(products.campaigns());
    }
}
