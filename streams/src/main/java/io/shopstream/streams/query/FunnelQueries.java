package io.shopstream.streams.query;

import io.shopstream.schemas.query.FunnelPane;
import io.shopstream.schemas.query.FunnelSeries;
import io.shopstream.streams.flow.Names;
import io.shopstream.streams.pane.Funnel;
import io.shopstream.streams.pane.HourKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** The funnel from its hour panes. */
public final class FunnelQueries {
    private final StoreReader reader;
    private final Clock clock;

    public FunnelQueries(StoreReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /**
     * The hours of {@code range} in which visits began, ascending.
     *
     * @param range whole hours
     */
    public QueryOutcome<FunnelSeries> series(TimeRange range) {
        Instant asOf = clock.instant();
        return reader.scan(
                        Names.FUNNEL_PER_HOUR, HourKey.boundAt(range.from()), HourKey.boundAt(range.to()), new Hours())
                .map(hours -> FunnelSeries.of(
                        range.from(),
                        range.to(),
                        hours.entrySet().stream()
                                .map(hour -> pane(hour.getKey(), hour.getValue()))
                                .toList(),
                        asOf,
                        false,
                        0));
    }

    private static FunnelPane pane(Instant start, Funnel funnel) {
        return new FunnelPane(
                start,
                funnel.sessions(),
                funnel.withView(),
                funnel.withCart(),
                funnel.withCheckout(),
                funnel.withPurchase(),
                funnel.abandoned());
    }

    private static final class Hours implements StoreReader.Fold<HourKey, Funnel, Map<Instant, Funnel>> {
        private final Map<Instant, Funnel> hours = new TreeMap<>();

        @Override
        public void add(HourKey hour, Funnel funnel) {
            // Hours that came back to zero stay in the store; to a reader they are empty.
            if (!funnel.isNone()) {
                hours.merge(hour.start(), funnel, Funnel::plus);
            }
        }

        @Override
        public Map<Instant, Funnel> result() {
            return hours;
        }
    }
}
