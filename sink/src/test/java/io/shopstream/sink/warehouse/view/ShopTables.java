package io.shopstream.sink.warehouse.view;

import static io.shopstream.sink.warehouse.view.Tally.row;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.shopstream.schemas.money.Money;
import io.shopstream.schemas.rules.CustomerSegment;
import io.shopstream.sink.fixture.TestWarehouse;
import io.shopstream.sink.warehouse.view.Sale.Line;
import io.shopstream.sink.warehouse.view.Sale.Part;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes a {@link RandomShop} into the facts, and the aggregates that streams would compute into the marts. */
final class ShopTables {
    private static final String CATALOGUE = """
            insert into warehouse.categories (category_id, name, department, version)
            values ('c0', 'Lamps', 'Home', 1), ('c1', 'Books', null, 1);
            insert into warehouse.products (product_id, name, category_id, currency, price, cost, stock_quantity, deleted,
                                            inferred, version)
            select 'p' || i, 'Product ' || i, 'c' || i % 3, 'USD', 10, case when i <> 3 then 2.5 end,
                   case when i <> 4 then i * 10 end, i = 8, false, 1
            from generate_series(0, 8) i;
            insert into warehouse.products (product_id, inferred, version) values ('p9', true, 0);
            insert into warehouse.campaigns (campaign_id, name, channel, starts_on, ends_on, currency, budget, inferred, version)
            values ('m0', 'Spring', 'email', '2010-12-01', '2026-03-01', 'USD', 1000, false, 1),
                   ('m1', 'Autumn', 'search', '2025-11-01', null, 'EUR', null, false, 1),
                   ('m2', null, null, null, null, null, null, true, 0),
                   ('m3', 'Winter', 'social', null, null, 'EUR', 0, false, 1),
                   ('idle', 'Idle', 'email', null, null, 'USD', 50.5, false, 1);
            insert into warehouse.users (user_id, name, country, customer_type, version)
            values ('u0', 'Ada', 'Norway', 'business', 1)
            """;

    private final TestWarehouse warehouse;
    private final RandomShop shop;

    private ShopTables(TestWarehouse warehouse, RandomShop shop) {
        this.warehouse = warehouse;
        this.shop = shop;
    }

    static TestWarehouse load(RandomShop shop) {
        TestWarehouse warehouse = TestWarehouse.create();
        warehouse.execute(CATALOGUE);
        ShopTables tables = new ShopTables(warehouse, shop);
        tables.facts();
        tables.panes("revenue_per_minute", part -> start(part, ChronoUnit.MINUTES));
        tables.panes(
                "revenue_by_country_per_hour",
                part -> hour(part) + ", " + text(part.sale().country()));
        tables.panes(
                "revenue_by_category_per_hour",
                part -> hour(part) + ", " + text(part.line().category()));
        tables.panes(
                "product_sales_per_hour",
                part -> hour(part) + ", " + text(part.line().productId()) + ", "
                        + text(part.line().category()));
        tables.others();
        return warehouse;
    }

    private void facts() {
        warehouse.execute("select ops.make_months('order_items', array_agg(t::date)) from (values "
                + rows(shop.sales.stream().map(sale -> text(RandomShop.month(sale))))
                + ") v (t)");
        insert(
                "warehouse.orders (order_id, version, kind, status, user_id, placed_at, updated_at, currency, total,"
                        + " shipping_country, channel, campaign_id)",
                shop.sales.stream()
                        .map(sale -> String.join(
                                ", ",
                                text(sale.orderId()),
                                "1",
                                sale.refund() ? "'RETURN'" : "'SALE'",
                                text(sale.status()),
                                text(sale.userId()),
                                text(sale.placedAt()),
                                "now()",
                                text(sale.currency()),
                                Money.format(sale.total()),
                                text(sale.country()),
                                "'web'",
                                text(sale.campaignId()))));
        insert(
                "warehouse.order_items (order_id, placed_at, line_no, product_id, category_id, quantity, unit_price,"
                        + " unit_cost)",
                shop.sales.stream().flatMap(ShopTables::items));
    }

    private static Stream<String> items(Sale sale) {
        return sale.lines().stream()
                .map(line -> text(sale.orderId()) + ", " + text(sale.placedAt()) + ", "
                        + (sale.lines().indexOf(line) + 1) + ", " + item(line));
    }

    private static String item(Line line) {
        Long cost = line.cost();
        return String.join(
                ", ",
                text(line.productId()),
                text(line.categoryId()),
                String.valueOf(line.quantity()),
                Money.format(line.price()),
                cost == null ? "null" : Money.format(cost));
    }

    private void panes(String mart, Function<Part, String> key) {
        insert(
                "mart." + mart,
                shop.parts().stream().collect(groupingBy(key)).entrySet().stream()
                        .map(pane -> pane.getKey() + ", "
                                + Tally.of(pane.getValue()).columns().replace("|", ", ") + ", 1"));
    }

    private void others() {
        insert(
                "mart.funnel_per_hour",
                shop.funnel.entrySet().stream()
                        .map(pane -> text(pane.getKey()) + ", "
                                + pane.getValue().stream().map(String::valueOf).collect(joining(", ")) + ", 1"));
        insert(
                "warehouse.stock_per_day",
                shop.stock.entrySet().stream().flatMap(product -> product.getValue().entrySet().stream()
                        .map(day ->
                                text(product.getKey()) + ", " + text(day.getKey()) + ", " + day.getValue() + ", 1")));
        insert(
                "mart.customer_totals (user_id, currency, gross, returns, net, orders, units, first_order_at,"
                        + " last_order_at, segment, version)",
                shop.parts().stream()
                        .filter(part -> part.sale().userId() != null)
                        .collect(groupingBy(part -> text(part.sale().userId()) + ", "
                                + text(part.sale().currency())))
                        .entrySet()
                        .stream()
                        .map(customer -> customer.getKey() + ", " + totals(customer.getValue())));
    }

    private static String totals(List<Part> parts) {
        Tally tally = Tally.of(parts);
        List<Instant> times = parts.stream()
                .map(Part::sale)
                .filter(Sale::counts)
                .map(Sale::placedAt)
                .sorted(Comparator.naturalOrder())
                .toList();
        return row(
                        tally.columns(),
                        text(times.isEmpty() ? null : times.getFirst()),
                        text(times.isEmpty() ? null : times.getLast()),
                        text(CustomerSegment.of(tally.orders(), tally.net()).code()),
                        1)
                .replace("|", ", ");
    }

    private static String hour(Part part) {
        return start(part, ChronoUnit.HOURS);
    }

    private static String start(Part part, ChronoUnit window) {
        return text(part.sale().placedAt().truncatedTo(window)) + ", "
                + text(part.sale().currency());
    }

    private void insert(String table, Stream<String> rows) {
        warehouse.execute("insert into " + table + " values " + rows(rows));
    }

    private static String rows(Stream<String> rows) {
        return rows.map(row -> "(" + row + ")").collect(Collectors.joining(", "));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "null" : "'" + Objects.toString(value) + "'";
    }
}
