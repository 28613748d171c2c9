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
                , firsts as (
                  select user_id, min(at) as first_at from sales group by 1
                ), bought as (
                  select user_id, date_trunc('%1$s', at) as start, first_at, count(*) as orders, sum(total) as gross
                  from sales join firsts using (user_id) where%2$s group by 1, 2, 3
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
}
