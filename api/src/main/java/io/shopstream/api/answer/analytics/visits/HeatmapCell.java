package io.shopstream.api.answer.analytics.visits;

import io.shopstream.api.answer.Revenue;
import org.jspecify.annotations.Nullable;

/**
 * What happened in one hour of the week.
 *
 * @param weekday 1 (Monday) to 7 (Sunday)
 * @param hour 0 to 23, as clocks of the time zone show it
 * @param sessions visits that began in the hour; null where they are not known, see {@link Heatmap}
 * @param orders sales that stand
 * @param units units sold less units returned
 * @param changes null if nothing is compared
 */
public record HeatmapCell(
        int weekday,
        int hour,
        @Nullable Long sessions,
        long orders,
        long units,
        String net,
        @Nullable HeatmapChanges changes) {

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
                former == null ? null : HeatmapChanges.of(now, former));
    }
}
