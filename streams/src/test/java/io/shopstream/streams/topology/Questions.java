package io.shopstream.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.query.RankBy;
import io.shopstream.schemas.query.RevenueSeries;
import io.shopstream.schemas.query.RevenueTotal;
import io.shopstream.schemas.query.RollingWindow;
import io.shopstream.schemas.query.TopProducts;
import io.shopstream.schemas.sales.Sales;
import io.shopstream.streams.query.RevenueQueries;
import io.shopstream.streams.query.SalesScope;
import io.shopstream.streams.query.TopProductsQueries;
import io.shopstream.streams.query.cluster.QueryCoordinator;
import io.shopstream.streams.query.cluster.QueryOutcome;
import io.shopstream.streams.query.question.PaneRange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Asks random questions over minutes, hours or days, and compares the answers with the oracle's, minute by minute. */
final class Questions {
    private static final Clock CLOCK = Clock.fixed(TopologyDriver.NOW, ZoneOffset.UTC);
    private static final List<String> CATEGORIES = List.of("unknown", "home", "a|b", "ünïcode", "none such");
    private static final List<String> COUNTRIES = List.of("Austria", "Côte d'Ivoire", "A|B");

    private final RevenueQueries revenue;
    private final TopProductsQueries products;
    private final Map<String, Sales> everything;
    private final Map<String, Sales> byCategory;
    private final Map<String, Sales> byCountry;
    private final Map<String, Sales> byProduct;
    private final Random random;

    Questions(List<TopologyDriver> drivers, Oracle oracle, Random random) {
        QueryCoordinator queryCoordinator = QueryCoordinator.local(new DriverSource(drivers), drivers.size(), CLOCK);
        this.revenue = new RevenueQueries(queryCoordinator, CLOCK);
        this.products = new TopProductsQueries(queryCoordinator, CLOCK);
        this.everything = oracle.revenue();
        this.byCategory = oracle.byCategory(ChronoUnit.MINUTES);
        this.byCountry = oracle.byCountry(ChronoUnit.MINUTES);
        this.byProduct = oracle.byProduct(ChronoUnit.MINUTES);
        this.random = random;
    }

    void ask(String seeded) {
        SalesScope scope =
                switch (random.nextInt(3)) {
                    case 0 -> new SalesScope.Everything();
                    case 1 -> new SalesScope.Category(pick(CATEGORIES));
                    default -> new SalesScope.Country(pick(COUNTRIES));
                };
        RollingWindow window = pick(List.of(RollingWindow.values()));
        Instant asOf = time().plus(window.length());
        RevenueTotal total = found(revenue.total("USD", scope, window, asOf));
        assertThat(new Sales(total.grossMinor(), total.returnsMinor(), total.orders(), total.units()))
                .as(seeded + total)
                .isEqualTo(minutes(scope, total.from(), total.to()).values().stream()
                        .reduce(Sales.NONE, Sales::plus));

        checkParts(seeded, window, asOf);

        PaneRange range = range();
        RevenueSeries series = found(revenue.series("USD", scope, range));
        Map<Instant, Sales> panes = new TreeMap<>();
        series.panes()
                .forEach(pane -> panes.put(
                        pane.start(), new Sales(pane.grossMinor(), pane.returnsMinor(), pane.orders(), pane.units())));
        Map<Instant, Sales> wanted = minutes(scope, range.from(), range.to());
        wanted.values().removeIf(Sales.NONE::equals);
        assertThat(panes).as(seeded + scope + range).isEqualTo(wanted);

        String category = random.nextBoolean() ? null : pick(CATEGORIES);
        RankBy by = pick(List.of(RankBy.values()));
        TopProducts top = found(products.top(new TopProductsQueries.Ranking("USD", range, by, category, 3)));
        assertThat(top.items().stream().map(item -> item.productId() + " " + item.netMinor() + " " + item.units()))
                .as(seeded + range + by + category)
                .containsExactlyElementsOf(ranking(range, by, category));
    }

    /** The countries of a window add up to all its sales, and so do its categories; an order may have several. */
    private void checkParts(String seeded, RollingWindow window, Instant asOf) {
        Sales whole = sales(new SalesScope.Everything(), window, asOf);
        assertThat(sum(COUNTRIES, country -> sales(new SalesScope.Country(country), window, asOf)))
                .as(seeded + "countries of " + window + " as of " + asOf)
                .isEqualTo(whole);
        Sales categories = sum(CATEGORIES, category -> sales(new SalesScope.Category(category), window, asOf));
        assertThat(new Sales(categories.grossMinor(), categories.returnsMinor(), whole.orders(), categories.units()))
                .as(seeded + "categories of " + window + " as of " + asOf)
                .isEqualTo(whole);
        assertThat(categories.orders()).as(seeded + "orders of categories").isGreaterThanOrEqualTo(whole.orders());
    }

    private Sales sales(SalesScope scope, RollingWindow window, Instant asOf) {
        RevenueTotal total = found(revenue.total("USD", scope, window, asOf));
        return new Sales(total.grossMinor(), total.returnsMinor(), total.orders(), total.units());
    }

    private static Sales sum(List<String> parts, Function<String, Sales> sales) {
        return parts.stream().map(sales).reduce(Sales.NONE, Sales::plus);
    }

    private List<String> ranking(PaneRange range, RankBy by, @org.jspecify.annotations.Nullable String category) {
        Map<String, Sales> sums = new TreeMap<>();
        within(byProduct, range.from(), range.to()).forEach(pane -> {
            String rest = pane.getKey().substring("2026-03-01T12:00:00Z|USD|".length());
            int separator = rest.lastIndexOf('|');
            if (category == null || category.equals(rest.substring(0, separator))) {
                sums.merge(rest.substring(separator + 1), pane.getValue(), Sales::plus);
            }
        });
        Comparator<Map.Entry<String, Sales>> worstFirst = Comparator.comparingLong(product -> by == RankBy.NET
                ? product.getValue().netMinor()
                : product.getValue().units());
        return sums.entrySet().stream()
                .filter(product -> !product.getValue().isNone())
                .sorted(worstFirst.reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(3)
                .map(product -> product.getKey() + " " + product.getValue().netMinor() + " "
                        + product.getValue().units())
                .toList();
    }

    private Map<Instant, Sales> minutes(SalesScope scope, Instant from, Instant to) {
        Map<String, Sales> panes =
                switch (scope) {
                    case SalesScope.Everything _ -> everything;
                    case SalesScope.Category _ -> byCategory;
                    case SalesScope.Country _ -> byCountry;
                };
        String suffix =
                switch (scope) {
                    case SalesScope.Everything _ -> "Z|USD";
                    case SalesScope.Category(String id) -> "Z|USD|" + id;
                    case SalesScope.Country(String name) -> "Z|USD|" + name;
                };
        Map<Instant, Sales> minutes = new TreeMap<>();
        within(panes, from, to)
                .filter(pane -> pane.getKey().endsWith(suffix))
                .forEach(pane -> minutes.put(start(pane.getKey()), pane.getValue()));
        return minutes;
    }

    private static Stream<Map.Entry<String, Sales>> within(Map<String, Sales> panes, Instant from, Instant to) {
        return panes.entrySet().stream()
                .filter(pane -> pane.getKey().contains("Z|USD"))
                .filter(pane -> !start(pane.getKey()).isBefore(from)
                        && start(pane.getKey()).isBefore(to));
    }

    private static Instant start(String pane) {
        return Instant.parse(pane.substring(0, pane.indexOf('|')));
    }

    private PaneRange range() {
        Instant from = time();
        Duration length = Duration.ofSeconds(random.nextLong(1, pick(List.of(600L, 10_000L, 200_000L))));
        return PaneRange.outward(from, from.plus(length));
    }

    private Instant time() {
        Instant around = pick(List.of(TopologyDriver.NOW, Instant.parse("2010-12-01T08:59:30Z")));
        return around.plusSeconds(random.nextLong(-5_400, 5_400));
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static <T> T found(QueryOutcome<T> outcome) {
        assertThat(outcome).isInstanceOf(QueryOutcome.Found.class);
        return ((QueryOutcome.Found<T>) outcome).value();
    }
}
