package io.shopstream.api.reports.part;

import io.shopstream.api.analytics.calendar.Buckets;
import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.answer.analytics.SalesBucket;
import io.shopstream.api.answer.analytics.TrendBucket;
import io.shopstream.api.answer.analytics.Trends;
import io.shopstream.api.params.Granularity;
import io.shopstream.api.reports.content.Section;
import io.shopstream.api.reports.content.Table;
import io.shopstream.api.reports.content.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Revenue over time. */
public final class SalesParts {
    private static final String NOTHING = "0.00";

    private SalesParts() {}

    /**
     * Net revenue of the days that lead to the period, as a context of short periods.
     *
     * @param days whose buckets are the days
     * @param series the days with sales
     */
    public static Section days(Period days, List<SalesBucket> series) {
        int count = days.buckets().count();
        List<@Nullable Object> nets = Charts.aligned(series, SalesBucket::index, SalesBucket::net, count, NOTHING);
        List<@Nullable Object> orders = Charts.aligned(series, SalesBucket::index, SalesBucket::orders, count, 0L);
        String title = "Net revenue, last %s days".formatted(count);
        Table table = TableBuilder.<Integer>of("days", title)
                .with("start", "Day", day -> start(days, day))
                .with("net", "Net revenue", day -> Values.amount((String) nets.get(day)))
                .with("orders", "Orders", day -> Values.count((Long) orders.get(day)))
                .rows(IntStream.range(0, count).boxed().toList());
        return new Section(
                "The last %s days".formatted(count),
                List.of(
                        Charts.trend(
                                title,
                                "Net revenue",
                                Charts.Kind.MONEY,
                                Charts.Form.BARS,
                                days,
                                nets,
                                null,
                                "Net revenue of each of the last %s days; the figures are in the table."
                                        .formatted(count)),
                        table));
    }

    /** @param period whose buckets are those of the answer */
    public static Section trend(Trends trends, Period period) {
        int count = period.buckets().count();
        List<@Nullable Object> nets =
                Charts.aligned(trends.series(), TrendBucket::index, TrendBucket::net, count, NOTHING);
        List<@Nullable Object> former = period.former()
                .map(earlier -> Charts.aligned(
                        former(trends),
                        TrendBucket::index,
                        TrendBucket::net,
                        earlier.buckets().count(),
                        NOTHING))
                .orElse(null);
        String by = period.granularity().code();
        return new Section(
                "Net revenue by " + by,
                List.of(
                        Charts.trend(
                                "Net revenue by " + by,
                                "Net revenue",
                                Charts.Kind.MONEY,
                                Charts.Form.BARS,
                                period,
                                nets,
                                former,
                                "Net revenue by %s%s; the figures are in the table."
                                        .formatted(by, former == null ? "" : ", the former period as a dashed line")),
                        table(trends, period, count)));
    }

    private static List<TrendBucket> former(Trends trends) {
        List<TrendBucket> former = trends.formerSeries();
        return former == null ? List.of() : former;
    }

    private static Table table(Trends trends, Period period, int count) {
        int formerCount =
                period.former().map(former -> former.buckets().count()).orElse(0);
        // A former month may have more days: without them, the column would not add up to the key figure.
        int rows = Math.max(count, formerCount);
        List<@Nullable TrendBucket> buckets = byIndex(trends.series(), rows);
        List<@Nullable TrendBucket> earlier = byIndex(former(trends), rows);
        String by = period.granularity().code();
        return TableBuilder.<Integer>of("net-by-" + by, "Sales by " + by)
                .with("start", "From", index -> index < count ? start(period, index) : Value.Missing.MISSING)
                .with("net", "Net revenue", index -> Values.amount(index < count ? net(buckets.get(index)) : null))
                .withIf(
                        formerCount > 0,
                        "net_former",
                        "Before",
                        index -> Values.amount(index < formerCount ? net(earlier.get(index)) : null))
                .with("orders", "Orders", index -> Values.count(index < count ? orders(buckets.get(index)) : null))
                .with("units", "Units", index -> Values.count(index < count ? units(buckets.get(index)) : null))
                .with("average_order_value", "Per order", index -> Values.amount(average(buckets.get(index))))
                // The night of a shop that is asleep fills a page.
                .rows(IntStream.range(0, rows)
                        .filter(index -> period.granularity() != Granularity.HOUR
                                || hasSales(buckets.get(index))
                                || hasSales(earlier.get(index)))
                        .boxed()
                        .toList());
    }

    private static List<@Nullable TrendBucket> byIndex(List<TrendBucket> series, int count) {
        List<@Nullable TrendBucket> buckets = new ArrayList<>(Collections.nCopies(count, null));
        series.stream().filter(bucket -> bucket.index() < count).forEach(bucket -> buckets.set(bucket.index(), bucket));
        return buckets;
    }

    /** Visits and lost orders alone are none. */
    private static boolean hasSales(@Nullable TrendBucket bucket) {
        return bucket != null
                && !(bucket.orders() == 0 && bucket.units() == 0 && bucket.net().equals(NOTHING));
    }

    private static String net(@Nullable TrendBucket bucket) {
        return bucket == null ? NOTHING : bucket.net();
    }

    private static long orders(@Nullable TrendBucket bucket) {
        return bucket == null ? 0 : bucket.orders();
    }

    private static long units(@Nullable TrendBucket bucket) {
        return bucket == null ? 0 : bucket.units();
    }

    private static @Nullable String average(@Nullable TrendBucket bucket) {
        return bucket == null ? null : bucket.averageOrderValue();
    }

    /** The day on which a bucket begins; its time if buckets are shorter than days. */
    static Value start(Period period, int index) {
        Buckets buckets = period.buckets();
        Instant start = buckets.start(index);
        return period.granularity() == Granularity.HOUR || period.granularity() == Granularity.MINUTE
                ? Values.time(start)
                : Values.day(start.atZone(period.zone()).toLocalDate());
    }
}
