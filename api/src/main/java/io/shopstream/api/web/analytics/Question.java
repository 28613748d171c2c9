package io.shopstream.api.web.analytics;

import io.shopstream.api.ApiSettings;
import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.params.BadParameterException;
import io.shopstream.api.params.Compare;
import io.shopstream.api.params.Granularity;
import io.shopstream.api.params.IntegerParameter;
import io.shopstream.api.params.RequestParameters;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.params.TimeZones;
import io.shopstream.api.params.Times;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Parses the parameters of the analytics addresses, and describes them. */
@Component
public final class Question {
    public static final String FROM = "Inclusive, such as 2010-12-01; default 30 days before to";
    public static final String TO = "Exclusive, such as 2011-12-10T00:00:00Z; default the end of this hour";
    public static final String GRANULARITY = "none, minute, hour, day, week (ISO), month, quarter or year";
    public static final String CURRENCY = "ISO 4217 code; default the shop's own";
    public static final String TIME_ZONE =
            "IANA name, such as Europe/Berlin, default UTC: where dates, days and longer units begin";
    public static final String COMPARE =
            "previous (the same span before) or year (a year before); default no comparison";
    public static final String CATEGORY =
            "Id of the category at the sale, unknown for lines without one: only such lines count; default all";
    public static final String COUNTRY = "Shipping country; default all";
    public static final String CHANNEL = "Sales channel; default all";
    public static final String CHURN_DAYS = "Days without an order after which a customer counts as churned; 1 to 3650";

    public static final String SEGMENTS_HAVE_NO_FORMER =
            "has no meaning here: segments are over all orders so far, so there is no span before; compare"
                    + " customer-metrics instead";
    public static final String STOCK_HAS_NO_FORMER =
            "has no meaning here: stock is that of the last load; compare top-products by units for what was sold";

    private static final int MAX_CHURN_DAYS = 3_650;

    private final String shopCurrency;
    private final Clock clock;

    Question(ApiSettings settings, Clock clock) {
        this.shopCurrency = settings.currency();
        this.clock = clock;
    }

    public String currency(@Nullable String text) {
        return RequestParameters.currency(text, shopCurrency);
    }

    Period period(
            @Nullable String from,
            @Nullable String to,
            String granularity,
            @Nullable String timeZone,
            @Nullable String compare) {
        ZoneId zone = TimeZones.parse(timeZone);
        return new Period(
                RequestParameters.range(from, to, clock.instant(), zone),
                Granularity.parse("granularity", granularity),
                zone,
                Compare.parse(compare));
    }

    public Period period(SalesParameters sales, String granularity) {
        return period(sales.from(), sales.to(), granularity, sales.timeZone(), sales.compare());
    }

    /** A period in one bucket. */
    public Period period(SalesParameters sales) {
        return period(sales, Granularity.NONE.code());
    }

    /** The time as of which all of the past is asked about. */
    Instant end(@Nullable String to) {
        return RequestParameters.end(to, clock.instant(), ZoneOffset.UTC);
    }

    /** All of the past by default, as a cohort of long ago is still one today. */
    public TimeRange months(@Nullable String from, @Nullable String to) {
        TimeRange range = RequestParameters.range(from, to, clock.instant(), ZoneOffset.UTC);
        return from == null ? new TimeRange(Times.EARLIEST, range.to()) : range;
    }

    /**
     * Where a comparison has no meaning.
     *
     * @throws BadParameterException with the reason if one was requested
     */
    public static void refuseCompare(@Nullable String compare, String reason) {
        if (compare != null) {
            throw new BadParameterException("compare", reason);
        }
    }

    public int churnDays(String text) {
        return IntegerParameter.parse("churn_days", text, 1, MAX_CHURN_DAYS);
    }
}
