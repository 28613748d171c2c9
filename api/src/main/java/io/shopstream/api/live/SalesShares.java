package io.shopstream.api.live;

import io.shopstream.api.analytics.BreakdownQuery;
import io.shopstream.api.analytics.Dimension;
import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.params.Compare;
import io.shopstream.api.params.Granularity;
import io.shopstream.api.params.SalesFilter;
import io.shopstream.api.params.TimeRange;
import java.time.ZoneId;

/**
 * How all sales of a live window divide into categories or countries, as the warehouse has them. The sections of the
 * stream and the addresses of the same name ask the same query, so they show the same shares.
 */
public final class SalesShares {
    /** So many parts are shown unless the caller asks for another number. */
    public static final int SHOWN = 50;

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final SalesFilter ALL_SALES = new SalesFilter(null, null, null);

    private SalesShares() {}

    /** @param hours whole hours of UTC: these are in a mart */
    public static BreakdownQuery query(Dimension dimension, String currency, TimeRange hours, int limit) {
        return new BreakdownQuery(
                dimension, currency, new Period(hours, Granularity.NONE, UTC, Compare.NONE), ALL_SALES, limit);
    }
}
