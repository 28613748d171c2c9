package io.shopstream.api.reports.shown;

import static io.shopstream.api.reports.shown.SoldLines.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tables about who bought, and when. */
record RecomputedCustomers(SoldLines lines, AskedReport asked, Written written) {
    private static final int HOURS = 24;
    private static final int WEEKDAYS = 7;

    // The name of each segment, the rule in words and in SQL, in the order of the report.
    private static final List<List<String>> SEGMENTS = List.of(
            List.of("Champions", "recency 4 or 5, frequency 4 or 5, monetary 4 or 5", "r > 3 and f > 3 and m > 3"),
            List.of(
                    "Loyal",
                    "recency 3 to 5, frequency 3 to 5, and not a champion",
                    "r > 2 and f > 2 and not (r > 3 and f > 3 and m > 3)"),
            List.of(
                    "Promising",
                    "recency 3 to 5, frequency 1 or 2, and not new",
                    "r > 2 and f < 3 and not (r > 3 and orders = 1)"),
            List.of("New", "recency 4 or 5, and a single order so far", "r > 3 and orders = 1"),
            List.of("At risk", "recency 1 or 2, frequency 3 to 5", "r < 3 and f > 2"),
            List.of("Hibernating", "recency 1 or 2, frequency 1 or 2", "r < 3 and f < 3"));

    private static final String SCORED = """
            , customers as (
              select user_id, max(at) filter (where kind = 'SALE') as last_at, sum(line_total) as net,
                     count(distinct order_id) filter (where kind = 'SALE') as orders
              from lines where user_id is not null and at < '%s' group by 1
            ), b as (select * from customers where orders > 0),
            scored as (
              select b.*, (select count(*) from b as o where o.last_at < b.last_at) * 5 / (select count(*) from b) + 1 as r,
                     (select count(*) from b as o where o.orders < b.orders) * 5 / (select count(*) from b) + 1 as f,
                     (select count(*) from b as o where o.net < b.net) * 5 / (select count(*) from b) + 1 as m
              from b
            )
            """;

    List<List<String>> hoursOfWeek() {
        long[][] orders = new long[HOURS][WEEKDAYS];
        lines.query("""
                select extract(hour from at), extract(isodow from at), count(distinct order_id)
                from lines where kind = 'SALE' and""" + within("at", asked.from(), asked.to()) + " group by 1, 2")
                .forEach(row -> orders[Integer.parseInt(row.getFirst())][Integer.parseInt(row.get(1)) - 1] =
                        Long.parseLong(row.getLast()));
        List<List<String>> rows = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour++) {
            List<String> row = new ArrayList<>(List.of(Written.count(hour)));
            for (long count : orders[hour]) {
                row.add(Written.count(count));
            }
            if (row.stream().skip(1).anyMatch(cell -> !cell.equals("0"))) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** Empty in a period without visits. */
    Optional<List<List<String>>> funnel() {
        String sql = """
                select coalesce(sum(sessions), 0), sum(with_view), sum(with_cart), sum(with_checkout), sum(with_purchase)
                from mart.funnel_per_hour where""";
        String start = "window_start at time zone 'UTC'";
        List<String> now =
                lines.query(sql + within(start, asked.from(), asked.to())).getFirst();
        List<String> before =
                lines.query(sql + within(start, asked.former(), asked.from())).getFirst();
        if (now.getFirst().equals("0")) {
            return Optional.empty();
        }
        List<String> steps = List.of("Visits", "Saw a product", "Filled a cart", "Went to checkout", "Bought");
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            String share = lines.query("select round(%s::numeric / %s, 4)".formatted(now.get(i), now.getFirst()))
                    .getFirst()
                    .getFirst();
            rows.add(List.of(
                    steps.get(i),
                    Written.count(now.get(i)),
                    Written.percent(share),
                    Written.count(before.get(i).equals("null") ? "0" : before.get(i))));
        }
        return Optional.of(rows);
    }

    List<List<String>> acquisition() {
        return lines.query("""
                , bought as (
                  select user_id, date_trunc('%1$s', at) as start, count(*) as orders, sum(total) as gross,
                         (select min(f.at) from sales f where f.user_id = b.user_id) as first_at
                  from sales b where%2$s group by 1, 2
                )
                select start, count(*), count(*) filter (where date_trunc('%1$s', first_at) = start),
                       count(*) filter (where date_trunc('%1$s', first_at) < start),
                       round(count(*) filter (where orders > 1)::numeric / count(*), 4),
                       round(sum(gross) / sum(orders), 2)
                from bought group by 1 order by 1""".formatted(asked.bucket(), within("at", asked.from(), asked.to()))).stream()
                .map(row -> List.of(
                        asked.start(row.getFirst()),
                        Written.count(row.get(1)),
                        Written.count(row.get(2)),
                        Written.count(row.get(3)),
                        Written.percent(row.get(4)),
                        written.amount(new BigDecimal(row.getLast()))))
                .toList();
    }

    List<List<String>> segments() {
        return SEGMENTS.stream()
                .map(segment -> {
                    List<String> row = lines.query(SCORED.formatted(asked.to()) + """
                                    select count(*) filter (where %1$s), coalesce(sum(net) filter (where %1$s), 0),
                                           round(count(*) filter (where %1$s)::numeric / nullif(count(*), 0), 4),
                                           round(coalesce(sum(net) filter (where %1$s), 0) / nullif(sum(net), 0), 4)
                                    from scored""".formatted(segment.getLast()))
                            .getFirst();
                    return List.of(
                            segment.getFirst(),
                            Written.count(row.getFirst()),
                            Written.percent(row.get(2)),
                            written.amount(new BigDecimal(row.get(1))),
                            Written.percent(row.getLast()),
                            segment.get(1));
                })
                .toList();
    }

    List<List<String>> scores() {
        List<List<String>> rows = new ArrayList<>();
        for (List<String> measure : List.of(
                List.of("Recency", "r", "last_at"),
                List.of("Frequency", "f", "orders"),
                List.of("Monetary", "m", "net"))) {
            for (int score = 5; score >= 1; score--) {
                List<String> row = lines.query(SCORED.formatted(asked.to())
                                + "select count(*), min(%2$s), max(%2$s) from scored where %1$s = %3$d"
                                        .formatted(measure.get(1), measure.getLast(), score))
                        .getFirst();
                rows.add(List.of(
                        measure.getFirst(),
                        Written.count(score),
                        Written.count(row.getFirst()),
                        border(measure.getFirst(), row.get(1)),
                        border(measure.getFirst(), row.getLast())));
            }
        }
        return rows;
    }

    private String border(String measure, String value) {
        if (value.equals("null")) {
            return Written.NONE;
        }
        return switch (measure) {
            case "Recency" -> Written.minute(value);
            case "Frequency" -> Written.count(value);
            default -> written.amount(new BigDecimal(value));
        };
    }
}
