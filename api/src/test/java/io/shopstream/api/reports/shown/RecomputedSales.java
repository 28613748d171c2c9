package io.shopstream.api.reports.shown;

import static io.shopstream.api.reports.shown.SoldLines.within;

import io.shopstream.api.reports.shown.SoldLines.Sold;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tables about what was sold. */
record RecomputedSales(SoldLines lines, AskedReport asked, Written written) {
    static final int CONTEXT_DAYS = 28;
    private static final int PARTS_SHOWN = 50;
    private static final int BEST_SELLERS = 10;
    private static final int VISITS = 2;

    List<List<String>> keyFigures() {
        List<List<String>> now = figures(asked.from(), asked.to());
        List<List<String>> before = figures(asked.former(), asked.from());
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            rows.add(List.of(
                    now.get(i).getFirst(), now.get(i).getLast(), before.get(i).getLast()));
        }
        List<String> visits = rows.get(rows.size() - VISITS);
        boolean hasVisits = !visits.subList(1, visits.size()).equals(List.of("0", "0"));
        return hasVisits ? rows : rows.subList(0, rows.size() - VISITS);
    }

    private List<List<String>> figures(LocalDate from, LocalDate to) {
        Sold sold = lines.sold(from, to);
        List<String> bought = lines.query("""
                select count(*) filter (where orders > 0), count(*) filter (where orders > 0 and first_at >= '%1$s'),
                       round(count(*) filter (where orders > 1)::numeric / nullif(count(*) filter (where orders > 0), 0), 4)
                from (select user_id, min(at) as first_at, count(*) filter (where at >= '%1$s') as orders
                      from sales where at < '%2$s' group by 1) as b""".formatted(from, to)).getFirst();
        String lost = lines.query(
                        "select count(*) from warehouse.orders where kind = 'SALE' and status in ('CANCELLED', 'REFUNDED')"
                                + " and currency = '%s' and".formatted(asked.currency())
                                + within("placed_at at time zone 'UTC'", from, to))
                .getFirst()
                .getFirst();
        List<String> visits = visits(from, to);
        return List.of(
                List.of("Net revenue", written.amount(sold.net())),
                List.of("Gross revenue", written.amount(sold.gross())),
                List.of("Returns", written.amount(sold.returns())),
                List.of("Orders", Written.count(sold.orders())),
                List.of("Units", Written.count(sold.units())),
                List.of("Average order value", written.amount(sold.average())),
                List.of("Orders lost", Written.count(lost)),
                List.of("Customers", Written.count(bought.getFirst())),
                List.of("New customers", Written.count(bought.get(1))),
                List.of("Repeat rate", Written.percent(bought.getLast())),
                List.of("Visits", Written.count(visits.getFirst())),
                List.of("Conversion", Written.percent(visits.getLast())));
    }

    /** Their number, and the share that bought: a text "null" without visits. */
    private List<String> visits(LocalDate from, LocalDate to) {
        return lines.query("""
                select coalesce(sum(sessions), 0), round(sum(with_purchase)::numeric / nullif(sum(sessions), 0), 4)
                from mart.funnel_per_hour where""" + within("window_start at time zone 'UTC'", from, to))
                .getFirst();
    }

    /** The share of visits that bought; zero without visits. */
    BigDecimal conversion(LocalDate from, LocalDate to) {
        String share = visits(from, to).getLast();
        return share.equals("null") ? BigDecimal.ZERO : new BigDecimal(share);
    }

    List<List<String>> overTime() {
        String start = "date_trunc('%s', at)".formatted(asked.bucket());
        Map<String, Sold> now = lines.sold(start, asked.from(), asked.to());
        Map<String, Sold> before = lines.sold(start, asked.former(), asked.from());
        List<String> starts = starts(asked.from(), asked.to());
        List<String> former = starts(asked.former(), asked.from());
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < Math.max(starts.size(), former.size()); i++) {
            if (i >= starts.size()) {
                rows.add(beyond(before.get(former.get(i))));
                continue;
            }
            Sold sold = now.get(starts.get(i));
            Sold earlier = i < former.size() ? before.get(former.get(i)) : null;
            if (sold != null || earlier != null || !asked.bucket().equals("hour")) {
                Sold told = sold == null ? Sold.NOTHING : sold;
                rows.add(List.of(
                        asked.start(starts.get(i)),
                        written.amount(told.net()),
                        i < former.size() ? written.amount(net(earlier)) : Written.NONE,
                        Written.count(told.orders()),
                        Written.count(told.units()),
                        written.amount(told.average())));
            }
        }
        return rows;
    }

    /** A day of a former month that has more days than this one. */
    private List<String> beyond(@Nullable Sold earlier) {
        return List.of(
                Written.NONE, Written.NONE, written.amount(net(earlier)), Written.NONE, Written.NONE, Written.NONE);
    }

    private List<String> starts(LocalDate from, LocalDate to) {
        return lines.query("""
                select start from generate_series(date_trunc('%1$s', timestamp '%2$s'), timestamp '%3$s', '1 %1$s') as start
                where start < '%3$s'""".formatted(asked.bucket(), from, to)).stream()
                .map(List::getFirst)
                .toList();
    }

    List<List<String>> days() {
        LocalDate first = asked.to().minusDays(CONTEXT_DAYS);
        Map<String, Sold> sold = lines.sold("at::date", first, asked.to());
        return Stream.iterate(first, day -> day.plusDays(1))
                .limit(CONTEXT_DAYS)
                .map(day -> {
                    Sold ofDay = sold.getOrDefault(day.toString(), Sold.NOTHING);
                    return List.of(Written.day(day), written.amount(ofDay.net()), Written.count(ofDay.orders()));
                })
                .toList();
    }

    List<List<String>> parts(String by) {
        Map<String, Sold> former = lines.sold(by, asked.former(), asked.from());
        BigDecimal whole = lines.sold(asked.from(), asked.to()).net();
        return mostNet(lines.sold(by, asked.from(), asked.to()))
                .limit(PARTS_SHOWN)
                .map(part -> List.of(
                        part.getKey(),
                        written.amount(part.getValue().net()),
                        Written.percent(share(part.getValue().net(), whole)),
                        written.amount(net(former.get(part.getKey()))),
                        Written.count(part.getValue().orders()),
                        Written.count(part.getValue().units()),
                        written.amount(part.getValue().average())))
                .toList();
    }

    List<List<String>> bestSellers() {
        Map<String, Sold> former = lines.sold("product_id", asked.former(), asked.from());
        return mostNet(lines.sold("product_id", asked.from(), asked.to()))
                .limit(BEST_SELLERS)
                .map(product -> List.of(
                        product.getKey(),
                        lines.query(
                                        "select coalesce(max(name), '%1$s') from warehouse.products where product_id = '%1$s'"
                                                .formatted(product.getKey()))
                                .getFirst()
                                .getFirst(),
                        written.amount(product.getValue().net()),
                        written.amount(net(former.get(product.getKey()))),
                        Written.count(product.getValue().units()),
                        ordersOfProduct(product.getKey())))
                .toList();
    }

    /** One that holds it under two categories counts twice, as the API says. */
    private String ordersOfProduct(String product) {
        return Written.count(lines.query("select count(distinct (order_id, category)) from lines where kind = 'SALE'"
                        + " and product_id = '%s' and".formatted(product)
                        + within("at", asked.from(), asked.to()))
                .getFirst()
                .getFirst());
    }

    private static BigDecimal net(@Nullable Sold sold) {
        return sold == null ? BigDecimal.ZERO : sold.net();
    }

    private static Stream<Map.Entry<String, Sold>> mostNet(Map<String, Sold> parts) {
        return parts.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Sold> part) -> net(part.getValue()))
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()));
    }

    private static @Nullable BigDecimal share(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? null : part.divide(whole, 4, RoundingMode.HALF_UP);
    }

    /** A part of net revenue in both periods. */
    private record Change(String name, BigDecimal former, BigDecimal now) {
        BigDecimal difference() {
            return now.subtract(former);
        }

        static Change sum(String name, List<Change> parts) {
            return new Change(
                    name,
                    parts.stream().map(Change::former).reduce(BigDecimal.ZERO, BigDecimal::add),
                    parts.stream().map(Change::now).reduce(BigDecimal.ZERO, BigDecimal::add));
        }
    }

    /**
     * What contributed to the change of net revenue; empty with a single part.
     *
     * @param most parts that are named; the others are one row
     */
    Optional<List<List<String>>> changeBy(String noun, String by, int most) {
        Map<String, Sold> former = lines.sold(by, asked.former(), asked.from());
        Map<String, Sold> now = lines.sold(by, asked.from(), asked.to());
        Map<String, Sold> names = new TreeMap<>(former);
        names.putAll(now);
        List<Change> parts = names.keySet().stream()
                .map(name -> new Change(name, net(former.get(name)), net(now.get(name))))
                .sorted(Comparator.comparing((Change part) -> part.difference().abs())
                        .reversed()
                        .thenComparing(Change::name))
                .toList();
        String plural = noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
        Change all = Change.sum("All " + plural, parts);
        List<Change> rows = new ArrayList<>(parts.subList(0, Math.min(most, parts.size())));
        int others = parts.size() - rows.size();
        if (others > 0) {
            String name = "%s other %s".formatted(Written.count(others), others == 1 ? noun : plural);
            rows.add(Change.sum(name, parts.subList(most, parts.size())));
        }
        rows.add(all);
        return parts.size() < 2
                ? Optional.empty()
                : Optional.of(rows.stream().map(row -> change(row, all)).toList());
    }

    private List<String> change(Change part, Change all) {
        return List.of(
                part.name(),
                written.amount(part.former()),
                written.amount(part.now()),
                written.amount(part.difference()),
                Written.percent(share(part.difference(), all.difference())));
    }
}
