package io.shopstream.api.support;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.query.AlertList;
import io.shopstream.schemas.query.CustomerView;
import io.shopstream.schemas.query.FunnelPane;
import io.shopstream.schemas.query.FunnelSeries;
import io.shopstream.schemas.query.OrderView;
import io.shopstream.schemas.query.ProductView;
import io.shopstream.schemas.query.RevenuePane;
import io.shopstream.schemas.query.RevenueSeries;
import io.shopstream.schemas.query.RevenueTotal;
import io.shopstream.schemas.query.StoresStatus;
import io.shopstream.schemas.query.StreamsStatus;
import io.shopstream.schemas.query.TopProducts;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Sales that stand, and the sums of them that the state stores would answer with. */
public final class FakeShop {
    public static final String KNOWN_ORDER = "0199-known";
    public static final String KNOWN_PRODUCT = "cup 1";

    private static final Map<String, Duration> WINDOWS = Map.of(
            "1m", Duration.ofMinutes(1),
            "5m", Duration.ofMinutes(5),
            "15m", Duration.ofMinutes(15),
            "1h", Duration.ofHours(1),
            "24h", Duration.ofHours(24));

    private final List<Order> sales = new CopyOnWriteArrayList<>();
    private final List<FunnelPane> sessions = new CopyOnWriteArrayList<>();
    private volatile long lag;

    public void sell(Order order) {
        sales.add(order);
    }

    /** From now on a standby answers that is so many records behind; 0 for the store that is written. */
    public void behind(long records) {
        lag = records;
    }

    /** The sum of all sales in the currency, to the cent. */
    public long totalMinor(String currency) {
        return sales.stream()
                .filter(order -> order.getCurrency().equals(currency))
                .mapToLong(Order::getTotalMinor)
                .sum();
    }

    RevenueTotal revenue(Asked asked) {
        Instant asOf = asked.moment("as_of");
        Instant to = asOf.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        Instant from = to.minus(Objects.requireNonNull(WINDOWS.get(asked.text("window"))));
        RevenuePane sum = pane(from, within(asked, from, to));
        return new RevenueTotal(
                asked.text("currency"),
                asked.optional("category"),
                asked.optional("country"),
                asked.text("window"),
                from,
                to,
                sum.grossMinor(),
                0,
                sum.netMinor(),
                sum.orders(),
                sum.units(),
                asOf,
                lag > 0,
                lag,
                Instant.now());
    }

    RevenueSeries series(Asked asked) {
        Instant from = asked.moment("from");
        Instant to = asked.moment("to");
        List<RevenuePane> panes = within(asked, from, to).stream()
                .collect(Collectors.groupingBy(order -> order.getPlacedAt().truncatedTo(ChronoUnit.MINUTES)))
                .entrySet()
                .stream()
                .map(minute -> pane(minute.getKey(), minute.getValue()))
                .sorted(Comparator.comparing(RevenuePane::start))
                .toList();
        return new RevenueSeries(
                asked.text("currency"),
                asked.optional("category"),
                asked.optional("country"),
                from,
                to,
                panes,
                Instant.now(),
                lag > 0,
                lag,
                Instant.now());
    }

    TopProducts topProducts(Asked asked) {
        Instant from = asked.moment("from");
        Instant to = asked.moment("to");
        Map<String, List<OrderLine>> lines = within(asked.text("currency"), from, to).stream()
                .flatMap(order -> order.getLines().stream())
                .collect(Collectors.groupingBy(OrderLine::getProductId));
        List<TopProducts.Item> ranked = ProductFold.rank(lines, asked.text("by"));
        int limit = Math.min(ranked.size(), Integer.parseInt(asked.text("limit")));
        return new TopProducts(
                asked.text("currency"),
                from,
                to,
                asked.text("by"),
                asked.optional("category"),
                ranked.subList(0, limit),
                Instant.now(),
                lag > 0,
                lag,
                Instant.now());
    }

    public void addSessions(FunnelPane hour) {
        sessions.add(hour);
    }

    FunnelSeries funnel(Asked asked) {
        Instant from = asked.moment("from");
        Instant to = asked.moment("to");
        List<FunnelPane> hours = sessions.stream()
                .filter(hour -> !hour.start().isBefore(from) && hour.start().isBefore(to))
                .toList();
        return FunnelSeries.of(from, to, hours, Instant.now(), lag > 0, lag, Instant.now());
    }

    StreamsStatus status() {
        return new StreamsStatus(
                "shop-streams",
                "RUNNING",
                true,
                3,
                List.of(new StreamsStatus.Store("revenue-per-minute", 0, "active")),
                sales.size(),
                2,
                Map.of("total-mismatch", 1L),
                null);
    }

    static StoresStatus stores() {
        return new StoresStatus(
                "shop-streams",
                List.of(
                        new StoresStatus.Instance("127.0.0.1:8082", true, "RUNNING", Instant.now()),
                        new StoresStatus.Instance("127.0.0.1:8085", false, null, null)),
                List.of(new StoresStatus.Copy("revenue-per-minute", 0, "127.0.0.1:8082", "standby", 7, 20, 27)),
                Instant.now());
    }

    static ProductView product() {
        return new ProductView(KNOWN_PRODUCT, "Cup", true, 5L, 70, "0.50", Instant.now(), false, 0, Instant.now());
    }

    static AlertList alerts() {
        Instant raised = Instant.parse("2026-03-01T10:00:00Z");
        return new AlertList(
                List.of(
                        new AlertList.Item(
                                "REVENUE_DROP|USD|" + raised,
                                "REVENUE_DROP",
                                "USD",
                                "RAISED",
                                raised,
                                null,
                                450,
                                1_000,
                                "Net revenue was low.",
                                "Raised below 50 % of the usual, cleared above 70 %."),
                        new AlertList.Item(
                                "STOCK_OUT_AHEAD|cup|" + raised,
                                "STOCK_OUT_AHEAD",
                                "cup",
                                "CLEARED",
                                raised,
                                raised.plusSeconds(60),
                                31,
                                10,
                                "cup lasts.",
                                null)),
                raised.plusSeconds(90),
                false,
                0,
                raised.plusSeconds(89));
    }

    static CustomerView customer(String currency) {
        Instant first = Instant.parse("2026-03-01T10:00:00Z");
        return new CustomerView(
                "u1", currency, 3, 100_00, -33_33, 66_67, 7, first, null, "returning", Instant.now(), false, 0, null);
    }

    OrderView order() {
        Instant now = Instant.now();
        return new OrderView(
                KNOWN_ORDER,
                2,
                "SALE",
                "PAID",
                true,
                "u1",
                now,
                now,
                "USD",
                2_50,
                "Norway",
                null,
                "web",
                null,
                List.of(new OrderView.Line(1, "p1", "c1", 2, 1_25)),
                now,
                false,
                0,
                now);
    }

    // Filters whole orders: in these tests the lines of an order have one category.
    private List<Order> within(Asked asked, Instant from, Instant to) {
        String category = asked.optional("category");
        String country = asked.optional("country");
        return within(asked.text("currency"), from, to).stream()
                .filter(order -> country == null || country.equals(order.getShippingCountry()))
                .filter(order -> category == null
                        || category.equals(order.getLines().getFirst().getCategoryId()))
                .toList();
    }

    private List<Order> within(String currency, Instant from, Instant to) {
        return sales.stream()
                .filter(order -> order.getCurrency().equals(currency))
                .filter(order -> !order.getPlacedAt().isBefore(from)
                        && order.getPlacedAt().isBefore(to))
                .toList();
    }

    private static RevenuePane pane(Instant start, List<Order> orders) {
        long gross = orders.stream().mapToLong(Order::getTotalMinor).sum();
        long units = orders.stream()
                .flatMap(order -> order.getLines().stream())
                .mapToLong(OrderLine::getQuantity)
                .sum();
        return new RevenuePane(start, gross, 0, gross, orders.size(), units);
    }
}
