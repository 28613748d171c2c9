package io.shopstream.producer.simulator;

import io.shopstream.producer.catalogue.Catalogue;
import io.shopstream.producer.catalogue.CategoryRow;
import io.shopstream.producer.catalogue.Country;
import io.shopstream.producer.catalogue.CustomerType;
import io.shopstream.producer.catalogue.ProductRow;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.OrderStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Figures of orders: baskets, countries, seasons, favourites, how orders end. */
final class OrderFigures {
    // Orders placed later may not be in their final state at the end of the history.
    private static final Instant LAST_COUNTED = HistoryFigures.OPENING.minus(Duration.ofDays(45));
    private static final int RISE_DAYS = 45;

    private final Ratios ratios;
    private final Map<String, CustomerType> types;
    private final Map<String, ProductRow> products = new HashMap<>();
    private final Map<String, String> categories = new HashMap<>();
    private final Map<String, Integer> units = new HashMap<>();
    private final Instant historyBegins;

    OrderFigures(Ratios ratios, Catalogue catalogue, Map<String, CustomerType> types) {
        this.ratios = ratios;
        this.types = types;
        this.historyBegins =
                HistoryFigures.OPENING.atOffset(ZoneOffset.UTC).minusMonths(24).toInstant();
        for (CategoryRow category : catalogue.categories()) {
            categories.put(category.id(), category.name());
        }
        for (ProductRow product : catalogue.products()) {
            products.put(product.id(), product);
            units.put(product.id(), 0);
        }
    }

    void order(Order order) {
        if (order.getKind() == OrderKind.SALE && order.getVersion() == 1) {
            placed(order);
        }
        boolean counted = order.getPlacedAt().isBefore(LAST_COUNTED);
        if (counted && order.getKind() == OrderKind.RETURN && order.getVersion() == 1) {
            ratios.add("returned", 1, 0);
        }
        if (counted && order.getKind() == OrderKind.SALE) {
            boolean first = order.getVersion() == 1;
            ends("cancelled", order, OrderStatus.CANCELLED);
            ends("cancelled in " + order.getShippingCountry(), order, OrderStatus.CANCELLED);
            ends("refunded", order, OrderStatus.REFUNDED);
            ratios.add("returned", 0, first ? 1 : 0);
        }
    }

    private void ends(String figure, Order order, OrderStatus status) {
        ratios.add(figure, order.getStatus() == status ? 1 : 0, order.getVersion() == 1 ? 1 : 0);
    }

    private void placed(Order order) {
        String type = Objects.requireNonNull(types.get(order.getUserId())).code();
        int bought = order.getLines().stream().mapToInt(OrderLine::getQuantity).sum();
        ratios.add("lines per order", order.getLines().size(), 1);
        ratios.add("lines per order of " + type, order.getLines().size(), 1);
        ratios.add("units per order", bought, 1);
        ratios.add("units per order of " + type, bought, 1);
        ratios.add("order value of " + type, order.getTotalMinor() / 100.0, 1);
        ratios.add("orders over marketplaces", order.getChannel().equals("marketplace"));
        for (String country : List.of("United States", "Germany", "Japan")) {
            ratios.add("orders from " + country, order.getShippingCountry().equals(country));
        }
        timeOfOrder(order);
        for (OrderLine line : order.getLines()) {
            units.merge(line.getProductId(), line.getQuantity(), Integer::sum);
            season(line, order.getPlacedAt());
            rise(line, order.getPlacedAt());
        }
    }

    private void timeOfOrder(Order order) {
        ZonedDateTime local = order.getPlacedAt()
                .atZone(Country.named(order.getShippingCountry()).zone());
        ratios.add("orders from 19 to 22 h local time", local.getHour() >= 19 && local.getHour() < 22);
        ratios.add("orders from 2 to 5 h local time", local.getHour() >= 2 && local.getHour() < 5);
        switch (local.getDayOfWeek()) {
            case MONDAY -> ratios.add("Mondays to Fridays", 1, 0);
            case FRIDAY -> ratios.add("Mondays to Fridays", 0, 1);
            case TUESDAY, WEDNESDAY, THURSDAY, SATURDAY, SUNDAY -> {}
        }
        switch (local.getMonth()) {
            // Both cover the same number of winters, so growth affects them equally.
            case NOVEMBER, DECEMBER -> ratios.add("November and December to January and February", 1, 0);
            case JANUARY, FEBRUARY -> ratios.add("November and December to January and February", 0, 1);
            case MARCH, APRIL, MAY, JUNE, JULY, AUGUST, SEPTEMBER, OCTOBER -> {}
        }
        boolean lastYear =
                Duration.between(order.getPlacedAt(), HistoryFigures.OPENING).toDays() < 365;
        ratios.add("second year to first", lastYear ? 1 : 0, lastYear ? 0 : 1);
    }

    private void season(OrderLine line, Instant at) {
        Month month = at.atOffset(ZoneOffset.UTC).getMonth();
        switch (Objects.requireNonNull(categories.get(line.getCategoryId()))) {
            case "Garden" -> units("garden units from March to May", line, month, Month.MARCH, Month.APRIL, Month.MAY);
            case "Camping" ->
                units("camping units from June to August", line, month, Month.JUNE, Month.JULY, Month.AUGUST);
            case "Toys" -> units("toy units in November and December", line, month, Month.NOVEMBER, Month.DECEMBER);
            default -> {}
        }
    }

    private void units(String figure, OrderLine line, Month month, Month... wanted) {
        ratios.add(figure, Set.of(wanted).contains(month) ? line.getQuantity() : 0, line.getQuantity());
    }

    /** Units sold in days 90 to 135 after the launch, relative to days 0 to 45, of products launched early enough. */
    private void rise(OrderLine line, Instant at) {
        ProductRow product = Objects.requireNonNull(products.get(line.getProductId()));
        long age = Duration.between(product.launchedAt(), at).toDays();
        ratios.add(
                "units of products launched in the history",
                product.launchedAt().isAfter(historyBegins) ? 1 : 0,
                1);
        boolean early = product.launchedAt().isBefore(HistoryFigures.OPENING.minus(Duration.ofDays(3L * RISE_DAYS)));
        if (product.launchedAt().isAfter(historyBegins) && early) {
            ratios.add(
                    "rise of products launched",
                    age >= 2L * RISE_DAYS && age < 3L * RISE_DAYS ? line.getQuantity() : 0,
                    age < RISE_DAYS ? line.getQuantity() : 0);
        }
    }

    void finish() {
        List<Integer> ranked =
                units.values().stream().sorted(Collections.reverseOrder()).toList();
        int all = ranked.stream().mapToInt(Integer::intValue).sum();
        int top = ranked.subList(0, ranked.size() / 100).stream()
                .mapToInt(Integer::intValue)
                .sum();
        ratios.add("units of the top 1 % of products", top, all);
    }
}
