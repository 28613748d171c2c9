package io.shopstream.streams.query;

import io.shopstream.streams.flow.Names;
import io.shopstream.streams.pane.DimensionKey;
import io.shopstream.streams.pane.RevenueKey;
import io.shopstream.streams.pane.Sales;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;

/** Where the sums of a slice lie. */
final class RevenuePanes {
    private static final String ALL = "";

    private final PaneReader<RevenueKey> everything;
    private final PaneReader<DimensionKey> categories;
    private final PaneReader<DimensionKey> countries;

    RevenuePanes(StoreReader reader) {
        this.everything = new PaneReader<>(reader, Names.REVENUE_PER_MINUTE, null, RevenueKey::boundAt);
        this.categories = new PaneReader<>(
                reader, Names.CATEGORY_SALES_PER_MINUTE, Names.CATEGORY_SALES_PER_HOUR, DimensionKey::boundAt);
        this.countries = new PaneReader<>(
                reader, Names.COUNTRY_SALES_PER_MINUTE, Names.COUNTRY_SALES_PER_HOUR, DimensionKey::boundAt);
    }

    QueryOutcome<Sales> total(String currency, Slice slice, TimeRange range) {
        QueryOutcome<Map<String, Sales>> sums =
                switch (slice) {
                    case Slice.Everything _ -> everything.sums(range, in(currency), pane -> ALL);
                    case Slice.Category(String id) -> categories.sums(range, in(currency, id), pane -> ALL);
                    case Slice.Country(String name) -> countries.sums(range, in(currency, name), pane -> ALL);
                };
        return sums.map(all -> all.getOrDefault(ALL, Sales.NONE));
    }

    /** By start of the minute, as ISO 8601 text, which sorts by time. */
    QueryOutcome<Map<String, Sales>> minutes(String currency, Slice slice, TimeRange range) {
        return switch (slice) {
            case Slice.Everything _ -> everything.minutes(range, in(currency), pane -> text(pane.start()));
            case Slice.Category(String id) -> categories.minutes(range, in(currency, id), pane -> text(pane.start()));
            case Slice.Country(String name) -> countries.minutes(range, in(currency, name), pane -> text(pane.start()));
        };
    }

    private static String text(Instant start) {
        return start.toString();
    }

    private static Predicate<RevenueKey> in(String currency) {
        return pane -> pane.currency().equals(currency);
    }

    private static Predicate<DimensionKey> in(String currency, String dimension) {
        return pane -> pane.currency().equals(currency) && pane.dimension().equals(dimension);
    }
}
