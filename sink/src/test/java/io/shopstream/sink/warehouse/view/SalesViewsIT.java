package io.shopstream.sink.warehouse.view;

import static io.shopstream.sink.warehouse.view.Tally.ratio;
import static io.shopstream.sink.warehouse.view.Tally.row;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.sink.warehouse.view.Sale.Part;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the views of sales, places, times and the funnel with sums over random facts. */
class SalesViewsIT {
    private static final Map<String, String> CATEGORIES = Map.of("c0", "Lamps|Home", "c1", "Books|null");

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void shouldEqualSumsOverTheFacts(long seed) {
        RandomShop shop = new RandomShop(seed);
        ViewReader reader = new ViewReader(ShopTables.load(shop), "metabase_ro");

        assertThat(reader.rows("select * from mart.daily_kpis")).containsExactlyInAnyOrderElementsOf(dailyKpis(shop));
        assertThat(reader.rows("select * from mart.geographic_performance"))
                .containsExactlyInAnyOrderElementsOf(rows(
                        shop,
                        part -> row(
                                RandomShop.day(part.sale()),
                                part.sale().currency(),
                                part.sale().country()),
                        (key, parts) -> row(
                                key, Tally.of(parts).columns(), Tally.of(parts).averageOrderValue())));
        assertThat(reader.rows("select * from mart.sales_summary"))
                .containsExactlyInAnyOrderElementsOf(rows(
                        shop,
                        part -> row(
                                RandomShop.month(part.sale()),
                                part.sale().currency(),
                                part.line().category(),
                                CATEGORIES.getOrDefault(part.line().category(), "null|null")),
                        (key, parts) -> row(key, Tally.of(parts).columns())));
        assertThat(reader.rows("select * from mart.funnel_daily")).containsExactlyInAnyOrderElementsOf(funnel(shop));
        assertThat(reader.rows("select * from mart.activity_heatmap"))
                .containsExactlyInAnyOrderElementsOf(heatmap(shop));
    }

    private static List<String> rows(
            RandomShop shop, Function<Part, String> key, BiFunction<String, List<Part>, String> row) {
        return shop.parts().stream().collect(groupingBy(key)).entrySet().stream()
                .map(group -> row.apply(group.getKey(), group.getValue()))
                .toList();
    }

    private static List<String> dailyKpis(RandomShop shop) {
        Map<String, Long> newcomers = new HashMap<>();
        shop.sales.stream()
                .filter(sale -> sale.counts() && sale.userId() != null)
                .collect(groupingBy(sale -> row(sale.userId(), sale.currency())))
                .values()
                .forEach(bought -> {
                    Sale first = bought.stream()
                            .min(Comparator.comparing(Sale::placedAt))
                            .orElseThrow();
                    newcomers.merge(row(RandomShop.day(first), first.currency()), 1L, Long::sum);
                });
        return rows(
                shop,
                part -> row(RandomShop.day(part.sale()), part.sale().currency()),
                (key, parts) -> row(
                        key,
                        Tally.of(parts).columns(),
                        Tally.of(parts).averageOrderValue(),
                        parts.stream()
                                .filter(part -> part.sale().counts())
                                .map(part -> part.sale().userId())
                                .filter(Objects::nonNull)
                                .distinct()
                                .count(),
                        newcomers.getOrDefault(key, 0L),
                        parts.stream()
                                .map(Part::sale)
                                .filter(sale -> !sale.refund() && !sale.stands())
                                .distinct()
                                .count()));
    }

    private static List<String> funnel(RandomShop shop) {
        return shop.funnel.entrySet().stream()
                .collect(groupingBy(pane -> LocalDate.ofInstant(pane.getKey(), ZoneOffset.UTC)))
                .entrySet()
                .stream()
                .map(day -> {
                    List<Long> sums = IntStream.range(0, 6)
                            .mapToObj(i -> day.getValue().stream()
                                    .mapToLong(pane -> pane.getValue().get(i))
                                    .sum())
                            .toList();
                    long sessions = sums.getFirst();
                    return row(Stream.of(
                                    Stream.of(day.getKey()),
                                    sums.stream(),
                                    Stream.of(2, 3, 4).map(step -> ratio(sums.get(step), sessions, 0, 4)),
                                    Stream.of(ratio(sums.get(5), sums.get(2), 0, 4)))
                            .flatMap(Function.identity())
                            .toArray());
                })
                .toList();
    }

    private static List<String> heatmap(RandomShop shop) {
        Map<Instant, List<Part>> sold = shop.parts().stream()
                .collect(groupingBy(part -> part.sale().placedAt().truncatedTo(java.time.temporal.ChronoUnit.HOURS)));
        List<String> rows = new ArrayList<>();
        Stream.concat(sold.keySet().stream(), shop.funnel.keySet().stream())
                .distinct()
                .forEach(hour -> {
                    LocalDate day = LocalDate.ofInstant(hour, ZoneOffset.UTC);
                    Tally tally = Tally.of(sold.getOrDefault(hour, List.of()));
                    rows.add(row(
                            day,
                            day.getDayOfWeek().getValue(),
                            hour.atZone(ZoneOffset.UTC).getHour(),
                            shop.funnel.getOrDefault(hour, List.of(0L)).getFirst(),
                            tally.orders(),
                            tally.units()));
                });
        return rows;
    }
}
