package io.shopstream.local.metabase;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.local.metabase.files.CardDefinition;
import io.shopstream.local.metabase.files.DefinitionReader;
import io.shopstream.local.metabase.files.Definitions;
import io.shopstream.local.metabase.files.FileSource;
import io.shopstream.local.up.Endpoints;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * Runs the SQL of every card with every combination of its filters, and compares what the API can tell, too, for the
 * same filters.
 */
public final class ShopCards {
    /** How many rows a card shows, if there is a limit. */
    private static final Map<String, String> LIMITS = Map.of(
            "executive/revenue-by-category", "12",
            "executive/revenue-by-country", "15",
            "products/best-products", "15",
            "products/product-table", "100");

    private final Definitions definitions = new DefinitionReader(FileSource.ofBuild(), LinkedSums.API, "USD").read();
    private final CardRows rows;
    private final ApiFigures api;
    private final LinkedSums linked;
    private final Span span;
    private final Map<String, String> categoryIds = new HashMap<>();
    private final ComparedCards compared = new ComparedCards();
    private Map<String, String> filters = Map.of();

    /**
     * What is compared. The orders of the currency must not change meanwhile.
     *
     * @param all from its first day to the day after its last
     * @param part a period in it, whole months
     */
    public record Span(String currency, String all, String part) {}

    private ShopCards(CardRows rows, ApiFigures api, Span span) {
        this.rows = rows;
        this.api = api;
        this.linked = new LinkedSums(definitions, rows, api);
        this.span = span;
    }

    /** Prints which card was slowest. */
    public static void check(Endpoints endpoints, Span span) throws Exception {
        try (CardRows rows = new CardRows(endpoints.postgres());
                ApiFigures api = new ApiFigures(endpoints.api())) {
            new ShopCards(rows, api, span).check();
            System.out.println(rows.slowest());
        }
    }

    private void check() throws Exception {
        Set<List<Object>> run = new HashSet<>();
        for (Map<String, String> combination : combinations()) {
            filters = combination;
            for (CardDefinition card : definitions.cards().values()) {
                // Once for each combination of the filters that it uses.
                if (run.add(List.of(card.key(), used(card)))) {
                    rows.of(card, used(card));
                }
            }
            compare();
        }
        linked.assertAllFollowed();
        compared.assertNoneMissing(definitions.cards().keySet());
    }

    private Map<String, String> used(CardDefinition card) {
        Map<String, String> used = new HashMap<>(filters);
        used.keySet().retainAll(card.filters().keySet());
        return used;
    }

    private List<Map<String, String>> combinations() throws Exception {
        String best = "from warehouse.orders o join warehouse.order_items i using (order_id)"
                + " left join warehouse.categories c on c.category_id = i.category_id where o.currency = '"
                + span.currency() + "' and o.stands ";
        String category = rows.text(
                "select c.name " + best + " and c.name is not null group by 1 order by sum(i.line_total) desc limit 1");
        String anyCategory =
                category.isEmpty() ? rows.text("select name from warehouse.categories order by 1 limit 1") : category;
        categoryIds.put(
                anyCategory,
                rows.text("select category_id from warehouse.categories where name = '" + anyCategory + "'"));
        String country = rows.text(
                "select o.shipping_country " + best + " group by 1 order by sum(i.line_total) desc offset 1 limit 1");
        List<Map<String, String>> combinations = new ArrayList<>();
        for (int bits = 0; bits < 8; bits++) {
            Map<String, String> combination = new HashMap<>(Map.of("currency", span.currency()));
            if ((bits & 1) != 0) {
                combination.put("period", span.part());
            }
            if ((bits & 2) != 0) {
                combination.put("category", anyCategory);
            }
            if ((bits & 4) != 0) {
                combination.put("country", country);
            }
            combinations.add(combination);
        }
        return combinations;
    }

    private void compare() throws Exception {
        compareWithPeriodBefore("executive/net-revenue", "revenue", "net");
        compareWithPeriodBefore("executive/orders", "revenue", "orders");
        compareWithPeriodBefore("executive/average-order-value", "revenue", "average_order_value");
        compareWithPeriodBefore("sales/gross-sales", "revenue", "gross", "gross");
        compareWithPeriodBefore("sales/returns", "revenue", "returns");
        compareWithPeriodBefore("sales/units", "revenue", "units");
        compareWithPeriodBefore("customers/buyers", "customer-metrics", "buyers", "customers");
        compareWithPeriodBefore("customers/new-customers", "customer-metrics", "new_customers");
        compareRepeatRate();
        compareRows("executive/revenue-per-day", "trends", "series", "day=start", "net", "orders");
        compareRows("sales/sales-per-day", "trends", "series", "day=start", "net", "orders", "units");
        compareRows(
                "sales/sales-by-country",
                "geography",
                "items",
                "country=name",
                "net",
                "returns",
                "orders",
                "units",
                "average_order_value");
        compareRows(
                "sales/sales-by-category", "categories", "items", "category_id", "net", "returns", "orders", "units");
        compareRows("executive/revenue-by-country", "geography", "items", "country=name", "net");
        compareRows("executive/revenue-by-category", "categories", "items", "category_id", "net");
        compareRows("products/best-products", "top-products", "items", "product_id", "net");
        compareRows("sales/sales-by-channel", "channels", "items", "channel=name", "net", "orders");
        compareRows("products/product-table", "top-products", "items", "product_id", "net", "units", "orders");
        compareRows(
                "customers/new-and-returning",
                "customer-metrics",
                "series",
                "month=start",
                "new_customers",
                "returning_customers");
        compareHours();
        if (!filters.containsKey("category") && !filters.containsKey("country")) {
            for (CardDefinition card : definitions.cards().values()) {
                linked.compare(card, used(card));
            }
        }
        if (filters.size() == 1) {
            compareRows("customers/segments", "segments", "items", "segment", "customers", "orders", "net");
            compareFunnel();
        }
    }

    // The card compares with as many days before; the API is asked for both ranges.
    private void compareWithPeriodBefore(String key, String question, String... column) throws Exception {
        compared.add(key);
        List<Map<String, String>> periods = rows.of(definitions.card(key), used(definitions.card(key)));
        assertThat(periods).as(key).hasSize(2);
        LocalDate before = LocalDate.parse(periods.getFirst().get("period_start"));
        LocalDate start = LocalDate.parse(periods.getLast().get("period_start"));
        LocalDate end = start.plusDays(ChronoUnit.DAYS.between(before, start));
        String field = column[column.length - 1];
        assertThat(ApiFigures.row(periods.getLast(), column[0]))
                .as("%s %s from %s", key, filters, start)
                .isEqualTo(ApiFigures.row(api.get(path(question), parameters(start + "~" + end)), field));
        assertThat(ApiFigures.row(periods.getFirst(), column[0]))
                .as("%s %s from %s", key, filters, before)
                .isEqualTo(ApiFigures.row(api.get(path(question), parameters(before + "~" + start)), field));
    }

    // The API tells the part of the customers who came back.
    private void compareRepeatRate() throws Exception {
        CardDefinition card = definitions.card("customers/repeat-customers");
        CardDefinition buyers = definitions.card("customers/buyers");
        compared.add(card.key());
        List<Map<String, String>> periods = rows.of(card, used(card));
        BigDecimal repeat =
                new BigDecimal(Objects.requireNonNull(periods.getLast().get("repeat_customers")));
        BigDecimal customers = new BigDecimal(
                Objects.requireNonNull(rows.of(buyers, used(buyers)).getLast().get("buyers")));
        LocalDate before = LocalDate.parse(periods.getFirst().get("period_start"));
        LocalDate start = LocalDate.parse(periods.getLast().get("period_start"));
        LocalDate end = start.plusDays(ChronoUnit.DAYS.between(before, start));
        String rate = customers.signum() == 0
                ? "null"
                : repeat.divide(customers, 4, RoundingMode.HALF_UP).toPlainString();
        assertThat(ApiFigures.row(Map.of("repeat_rate", rate), "repeat_rate"))
                .as("repeat-customers %s from %s", filters, start)
                .isEqualTo(ApiFigures.row(
                        api.get(path("customer-metrics"), parameters(start + "~" + end)), "repeat_rate"));
    }

    /** @param columns of the card; after = the name in the API if it differs */
    private void compareRows(String key, String question, String list, String... columns) throws Exception {
        compared.add(key);
        String[] ofCard = new String[columns.length];
        String[] ofApi = new String[columns.length];
        for (int column = 0; column < columns.length; column++) {
            String[] names = columns[column].split("=");
            ofCard[column] = names[0];
            ofApi[column] = names[names.length - 1];
        }
        Map<String, String> parameters = parameters(filters.getOrDefault("period", span.all()));
        switch (question) {
            case "top-products", "geography", "categories", "channels" ->
                parameters.put("limit", LIMITS.getOrDefault(key, "1000"));
            case "trends" -> parameters.put("granularity", "day");
            case "customer-metrics" -> parameters.put("granularity", "month");
            case "segments" -> parameters.keySet().retainAll(List.of("currency"));
            default -> throw new IllegalArgumentException(question);
        }
        List<String> told = StreamSupport.stream(
                        api.get(path(question), parameters).path(list).spliterator(), false)
                .map(item -> ApiFigures.row(item, ofApi))
                .filter(ShopCards::isNotEmpty)
                .toList();
        List<String> shown = rows.of(definitions.card(key), used(definitions.card(key))).stream()
                .map(row -> ApiFigures.row(row, ofCard))
                .filter(ShopCards::isNotEmpty)
                .toList();
        assertThat(shown).as("%s %s", key, filters).containsExactlyInAnyOrderElementsOf(told);
    }

    // What a cancellation has emptied is like what was never there.
    private static boolean isNotEmpty(String row) {
        return !row.matches("[^|]*(\\| (0|null) ?)+");
    }

    private void compareHours() throws Exception {
        List<String> told = new ArrayList<>();
        for (JsonNode cell : api.get(path("heatmap"), parameters(filters.getOrDefault("period", span.all())))
                .path("cells")) {
            if (cell.path("orders").asInt() != 0) {
                told.add(ApiFigures.row(cell, "weekday", "hour", "orders"));
            }
        }
        CardDefinition card = definitions.card("sales/orders-by-hour");
        compared.add(card.key());
        List<String> shown = new ArrayList<>();
        for (Map<String, String> row : rows.of(card, used(card))) {
            if (!"0".equals(row.get("orders"))) {
                String weekday = Objects.requireNonNull(row.get("weekday"));
                shown.add(weekday.charAt(0) + " | " + ApiFigures.row(row, "hour", "orders"));
            }
        }
        assertThat(shown).as("orders-by-hour %s", filters).containsExactlyInAnyOrderElementsOf(told);
    }

    private void compareFunnel() throws Exception {
        CardDefinition card = definitions.card("executive/visits-to-purchases");
        compared.add(card.key());
        Map<String, String> visits = new HashMap<>();
        rows.of(card, Map.of("period", span.part())).forEach(row -> visits.put(row.get("step"), row.get("visits")));
        Map<String, String> parameters = parameters(span.part());
        parameters.keySet().retainAll(List.of("from", "to"));
        JsonNode funnel = api.get(path("funnel"), parameters);
        assertThat(ApiFigures.row(visits, "Visit", "Product seen", "In the cart", "Checkout", "Purchase"))
                .isEqualTo(
                        ApiFigures.row(funnel, "sessions", "with_view", "with_cart", "with_checkout", "with_purchase"));
    }

    private static String path(String question) {
        return "/api/analytics/" + question;
    }

    private Map<String, String> parameters(String period) {
        String[] days = period.split("~");
        Map<String, String> parameters = new HashMap<>(filters);
        parameters.remove("period");
        parameters.put("from", days[0]);
        parameters.put("to", days[1]);
        parameters.computeIfPresent("category", (name, category) -> categoryIds.get(category));
        return parameters;
    }
}
