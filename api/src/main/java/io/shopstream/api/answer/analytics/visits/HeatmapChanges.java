package io.shopstream.api.answer.analytics.visits;

import io.shopstream.api.answer.Revenue;
import io.shopstream.api.answer.analytics.change.Change;
import io.shopstream.api.answer.analytics.change.Changes;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an hour of the week differs from that of the former span.
 *
 * @param sessions null if the visits of either span are not known
 */
public record HeatmapChanges(
        @Nullable Change<Long> sessions, Change<Long> orders, Change<Long> units, Change<String> net)
        implements Changes {
    static final List<String> FIGURES = List.of("sessions", "orders", "units", "net");

    static HeatmapChanges of(HeatmapCell.Counts now, HeatmapCell.Counts former) {
        Revenue revenue = now.revenue();
        Revenue earlier = former.revenue();
        return new HeatmapChanges(
                Change.ofCounts(now.sessions(), former.sessions()),
                Change.of(revenue.orders(), earlier.orders()),
                Change.of(revenue.units(), earlier.units()),
                Change.of(revenue.net(), earlier.net()));
    }

    @Override
    public List<@Nullable Change<?>> all() {
        return Arrays.asList(sessions, orders, units, net);
    }
}
