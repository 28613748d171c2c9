package io.shopstream.api.answer.analytics.visits;

import io.shopstream.api.answer.Revenue;
import io.shopstream.api.answer.analytics.change.AmountChange;
import io.shopstream.api.answer.analytics.change.CountChange;
import org.jspecify.annotations.Nullable;

/**
 * What happened in one hour of the week.
 *
 * @param weekday 1 (Monday) to 7 (Sunday)
 * @param hour 0 to 23, as clocks of the time zone show it
 * @param sessions visits that began in the hour; null where they are not known, see {@link Heatmap}
 * @param orders sales that stand
 * @param units units sold less units returned
 * @param sessionsChange against the former span; null if nothing is compared or the sessions of either are not known
 * @param ordersChange against the former span; null if nothing is compared
 * @param netChange against the former span; null if nothing is compared
 */
public record HeatmapCell(
        int weekday,
        int hour,
        @Nullable Long sessions,
        long orders,
        long units,
        String net,
        @Nullable CountChange sessionsChange,
        @Nullable CountChange ordersChange,
        @Nullable AmountChange netChange) {

    /**
     * What is counted in an hour.
     *
     * @param sessions null where they are not known
     */
    public record Counts(@Nullable Long sessions, Revenue revenue) {}

    /** @param former null if nothing is compared */
    public static HeatmapCell of(int weekday, int hour, Counts now, @Nullable Counts former) {
        Revenue revenue = now.revenue();
        return new HeatmapCell(
                weekday,
                hour,
                now.sessions(),
                revenue.orders(),
                revenue.units(),
                revenue.net().toPlainString(),
                former == null ? null : change(now.sessions(), former.sessions()),
                former == null
                        ? null
                        : CountChange.of(revenue.orders(), former.revenue().orders()),
                former == null
                        ? null
                        : AmountChange.of(revenue.net(), former.revenue().net()));
    }

    private static @Nullable CountChange change(@Nullable Long now, @Nullable Long former) {
        return now == null || former == null ? null : CountChange.of(now, former);
    }
}
